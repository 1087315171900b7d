//! Holders: each opens the casebook, a crash between two steps costs nobody anything, and who was removed stays out.

use super::super::tests::{create, folder, open as open_book, tip};
use super::*;
use crate::casebook::LEAST_WORK_FACTOR;

const FACTOR: u8 = LEAST_WORK_FACTOR;

fn phrase(text: &str) -> NewMeans {
    NewMeans::Passphrase(SecretString::from(text), FACTOR)
}

fn open_by(dir: &Path, holder: Option<&str>, passphrase: &str) -> Result<Casebook> {
    Casebook::open_as(dir, holder, || Ok(Unlock::Passphrase(SecretString::from(passphrase))))
}

#[test]
fn each_holder_opens_the_same_casebook_with_a_passphrase_of_their_own() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[tip(0, "a")]).expect("recorded");
    book.add_holder("deputy", phrase("deputy's")).expect("added");
    drop(book);
    let book = open_by(&path, None, "deputy's").expect("opens");
    assert_eq!((book.holder(), book.cases().expect("listed").len()), ("deputy", 1));
    drop(book);
    assert_eq!(open_book(&path).expect("opens").holder(), FIRST_HOLDER);
    assert!(matches!(open_by(&path, Some("officer"), "deputy's"), Err(Problem::WrongPassphrase)));
    assert!(matches!(open_by(&path, None, "nobody's"), Err(Problem::WrongPassphrase)));
}

#[test]
fn who_was_removed_does_not_open_it_even_with_the_holder_s_file_kept() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.add_holder("leaver", phrase("leaver's")).expect("added");
    let file = path.join("holders/leaver.1.age");
    let kept = fs::read(&file).expect("there");
    book.remove_holder("leaver").expect("removed");
    assert!(!file.exists());
    assert!(matches!(book.remove_holder("officer"), Err(Problem::Keys(KeyFault::LastHolder))));
    assert!(matches!(book.remove_holder("leaver"), Err(Problem::Keys(KeyFault::NoSuchHolder(_)))));
    drop(book);
    fs::write(&file, kept).expect("put back");
    assert!(matches!(open_by(&path, None, "leaver's"), Err(Problem::WrongPassphrase)));
}

#[test]
fn an_old_passphrase_with_an_old_copy_of_its_file_opens_nothing_written_later() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    let old = fs::read(path.join("holders/officer.1.age")).expect("there");
    book.change_passphrase(&SecretString::from("new"), FACTOR).expect("changed");
    drop(book);
    assert!(open_book(&path).is_err());
    fs::write(path.join("holders/officer.1.age"), old).expect("put back");
    assert!(matches!(open_book(&path), Err(Problem::WrongPassphrase)));
    assert_eq!(open_by(&path, None, "new").expect("opens").holder(), "officer");
}

#[test]
fn a_crash_between_the_steps_of_adding_removing_or_changing_is_cleared_away() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.add_holder("deputy", phrase("deputy's")).expect("added");
    drop(book);
    // the new file is there, the identity file does not name it; or the old one was not removed yet
    for leftover in ["holders/third.1.age", "holders/deputy.2.age", "holders/officer.7.age"] {
        fs::copy(path.join("holders/deputy.1.age"), path.join(leftover)).expect("left");
        fs::write(path.join("identity.age.new"), b"half").expect("left");
        drop(open_book(&path).expect("opens"));
        assert!(!path.join(leftover).exists() && !path.join("identity.age.new").exists(), "{leftover}");
        assert_eq!(open_by(&path, None, "deputy's").expect("opens").holder(), "deputy");
    }
}

#[test]
fn a_key_that_is_kept_elsewhere_opens_it_without_any_file() {
    let dir = folder();
    let path = dir.path().join("book");
    let key = HybridIdentity::generate(&mut random::system());
    let mut book = create(&path);
    book.add_holder("vault", NewMeans::Key(Box::new(key.to_recipient()))).expect("added");
    drop(book);
    let text = format!("# made elsewhere\n{}\n", &*key.reveal());
    let unlock = || Ok(Unlock::Key(Box::new(parse_key(text.as_bytes()).expect("a key"))));
    assert_eq!(Casebook::open_as(&path, None, unlock).expect("opens").holder(), "vault");
    assert_eq!(fs::read_dir(path.join("holders")).expect("a folder").count(), 1);
    let other = || Ok(Unlock::Key(Box::new(HybridIdentity::generate(&mut random::system()))));
    assert!(matches!(Casebook::open_as(&path, None, other), Err(Problem::WrongPassphrase)));
}

#[test]
fn a_casebook_of_before_is_opened_and_gets_its_holder() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[tip(0, "a")]).expect("recorded");
    book.keys.holders.clear();
    let plain = serde_json::to_vec(&book.keys).expect("JSON");
    drop(book);
    fs::remove_dir_all(path.join("holders")).expect("removed");
    let sealed = identity::lock(&plain, &SecretString::from("correct horse"), FACTOR).expect("sealed");
    fs::write(path.join(IDENTITY), sealed).expect("as before");
    assert!(matches!(open_by(&path, None, "wrong"), Err(Problem::WrongPassphrase)));
    assert_eq!(open_book(&path).expect("opens").cases().expect("listed").len(), 1);
    assert_eq!(open_by(&path, Some("officer"), "correct horse").expect("opens again").keys.holders.len(), 1);
}

#[test]
fn a_damaged_file_of_one_holder_does_not_lock_out_another() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.add_holder("deputy", phrase("deputy's")).expect("added");
    drop(book);
    for garbage in [&b""[..], b"age-encryption.org/v1\n-> scrypt", b"nonsense", &[0xff; 3000]] {
        fs::write(path.join("holders/deputy.1.age"), garbage).expect("damaged");
        assert!(matches!(
            open_by(&path, Some("deputy"), "deputy's"),
            Err(Problem::Damaged { .. } | Problem::WrongPassphrase)
        ));
        drop(open_book(&path).expect("opens"));
    }
    fs::write(path.join(IDENTITY), b"age-encryption.org/v1\nnonsense").expect("damaged");
    assert!(matches!(open_book(&path), Err(Problem::Damaged { .. })));
}

#[test]
fn names_of_holders_are_names_of_files() {
    for name in ["a", "deputy-2", "0"] {
        assert!(is_holder_name(name), "{name}");
    }
    for name in ["", "..", "a/b", "a.b", "Deputy", "зам", "a b", &"a".repeat(33)] {
        assert!(!is_holder_name(name), "{name}");
    }
}
