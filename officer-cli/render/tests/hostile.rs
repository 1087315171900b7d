//! Real files come out as they look, hostile ones end within the limits, each with its code.

#![allow(missing_docs, reason = "for tests only")]

use std::io::{Cursor, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

const RENDERER: &str = env!("CARGO_BIN_EXE_sybyr-render");

/// Exit code or signal, and the output.
fn run(mut command: Command, file: &[u8]) -> (Result<i32, i32>, Vec<u8>) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the renderer starts");
    let mut input = child.stdin.take().expect("piped");
    let output = thread::scope(|scope| {
        scope.spawn(move || input.write_all(file));
        child.wait_with_output().expect("ends")
    });
    let ended = output.status.code().ok_or_else(|| output.status.signal().expect("one of the two"));
    (ended, output.stdout)
}

fn render(file: &[u8]) -> (Result<i32, i32>, Vec<u8>) {
    run(Command::new(RENDERER), file)
}

/// The only page.
#[track_caller]
fn page(file: &[u8]) -> RgbImage {
    let (ended, bytes) = render(file);
    assert_eq!(ended, Ok(0));
    let side = |at| u32::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
    let (head, rest) = bytes.split_at(16);
    assert_eq!(&head[..12], b"SYBYRP1\n\0\0\0\x01");
    let pixels = rest.strip_suffix(&[0, 0]).expect("an end").to_vec();
    RgbImage::from_raw(side(12), side(14), pixels).expect("as many pixels as it says")
}

/// Red above blue, with a green corner at the upper left.
fn flag() -> RgbImage {
    RgbImage::from_fn(64, 32, |x, y| match (x, y) {
        (0..16, 0..8) => Rgb([0, 255, 0]),
        (_, 0..16) => Rgb([255, 0, 0]),
        _ => Rgb([0, 0, 255]),
    })
}

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.into().write_to(&mut Cursor::new(&mut bytes), format).expect("encoded");
    bytes
}

#[test]
fn pictures_keep_their_pixels() {
    for format in [ImageFormat::Png, ImageFormat::Bmp, ImageFormat::WebP, ImageFormat::Gif] {
        assert_eq!(page(&encoded(flag(), format)), flag(), "{format:?}");
    }
    let shown = page(&encoded(flag(), ImageFormat::Jpeg));
    let far = shown.as_raw().iter().zip(flag().as_raw()).filter(|(a, b)| a.abs_diff(**b) > 60).count();
    assert!(far < shown.as_raw().len() / 50, "{far}");
}

#[test]
fn what_shines_through_lies_on_white() {
    let half = RgbaImage::from_pixel(2, 2, Rgba([0, 0, 0, 128]));
    assert_eq!(page(&encoded(half, ImageFormat::Png)).get_pixel(0, 0), &Rgb([127; 3]));
}

#[test]
fn a_photo_stands_as_its_camera_stood() {
    let jpeg = encoded(flag(), ImageFormat::Jpeg);
    // an Exif note with one entry: orientation 6, turn right
    let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = page(&[&jpeg[..2], &exif[..], &jpeg[2..]].concat());
    assert_eq!(turned.dimensions(), (32, 64));
    let [red, green, _] = turned.get_pixel(28, 3).0;
    assert!(green > 200 && red < 80, "the green corner is at the upper right now");
}

#[test]
fn a_picture_too_large_to_show_becomes_smaller() {
    let wide = RgbImage::from_pixel(8192, 16, Rgb([9, 9, 9]));
    let shown = page(&encoded(wide, ImageFormat::Png));
    assert_eq!((shown.dimensions(), shown.get_pixel(100, 3)), ((4096, 8), &Rgb([9, 9, 9])));
}

/// A document of these objects, numbered from 1; the first is the catalogue.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", i + 1).bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").bytes()));
    bytes.extend(format!("trailer\n<</Size {} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    bytes
}

/// A document of one page with this size, content and resources, and further objects from 5 on.
fn one_page(media_box: &str, content: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let head = [
        "<</Type/Catalog /Pages 2 0 R>>".to_owned(),
        "<</Type/Pages /Kids [3 0 R] /Count 1>>".to_owned(),
        format!("<</Type/Page /Parent 2 0 R /MediaBox [{media_box}] /Contents 4 0 R /Resources <<{resources}>>>>"),
        stream("", content),
    ];
    pdf(&[&head[..], more].concat())
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<<{dictionary} /Length {}>>\nstream\n{content}\nendstream", content.len())
}

#[test]
fn a_page_looks_as_it_would_be_printed() {
    let shown = page(&one_page(
        "0 0 144 72",
        "1 0 0 rg 0 36 72 36 re f BT /F 40 Tf 0 g 84 20 Td (Hi) Tj ET",
        "/Font <</F <</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>>>",
        &[],
    ));
    assert_eq!(shown.dimensions(), (300, 150));
    assert_eq!((shown.get_pixel(20, 20), shown.get_pixel(20, 120)), (&Rgb([255, 0, 0]), &Rgb([255; 3])));
    let ink = shown.enumerate_pixels().filter(|(x, _, pixel)| *x > 160 && pixel.0[0] < 80).count();
    assert!((500..5000).contains(&ink), "the word is there: {ink}");
}

#[test]
fn actions_of_a_document_do_nothing() {
    let catalog = "<</Type/Catalog /Pages 2 0 R /OpenAction <</S/JavaScript /JS (app.alert(1))>> /AA <</WC <</S/Launch /F (/bin/sh)>>>>>>";
    let file = one_page("0 0 72 72", "1 0 0 rg 0 0 72 72 re f", "", &[]);
    let file = String::from_utf8(file).expect("text").replacen("<</Type/Catalog /Pages 2 0 R>>", catalog, 1);
    assert_eq!(page(file.as_bytes()).get_pixel(75, 75), &Rgb([255, 0, 0]));
}

#[test]
fn what_is_no_picture_is_said_so_from_its_first_bytes() {
    for file in [&b""[..], b"MZ", b"PK\x03\x04", b"<html>", &[0; 1 << 20]] {
        assert_eq!(render(file), (Ok(3), vec![]), "{:?}", &file[..file.len().min(8)]);
    }
}

#[test]
fn a_file_cut_short_anywhere_ends_with_a_word() {
    let document = one_page("0 0 72 72", "1 0 0 rg 0 0 72 72 re f", "", &[]);
    let files = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif, ImageFormat::Bmp]
        .map(|format| encoded(flag(), format));
    for file in files.iter().chain([&document]) {
        for cut in [16, 30, file.len() / 3, file.len() / 2, file.len() - 2] {
            let (ended, _) = render(&file[..cut]);
            assert!(matches!(ended, Ok(0 | 3 | 4)), "{ended:?} for {cut} bytes of {:?}", &file[..4]);
        }
    }
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_they_are_made() {
    let mut bomb = encoded(RgbImage::new(1, 1), ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 195, 80, 0, 0, 195, 80]);
    // the checksum of a header that says 50000 x 50000
    let crc = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(render(&bomb), (Ok(5), vec![]));
    let mut bomb = encoded(RgbImage::new(1, 1), ImageFormat::Bmp);
    bomb[18..26].copy_from_slice(&[0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f]);
    let (ended, output) = render(&bomb);
    assert!(matches!(ended, Ok(4 | 5)) && output.is_empty(), "{ended:?}");
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 })
    })
}

#[test]
fn a_page_of_a_kilometre_or_of_nothing_is_refused() {
    for media_box in ["0 0 100000000 1", "0 0 1 100000000"] {
        let (ended, output) = render(&one_page(media_box, "", "", &[]));
        assert_eq!((ended, output.len()), (Ok(5), 12), "{media_box}");
    }
}

#[test]
fn a_tree_of_pages_that_holds_itself_ends() {
    let file = pdf(&[
        "<</Type/Catalog /Pages 2 0 R>>".into(),
        "<</Type/Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 1000000000>>".into(),
        "<</Type/Pages /Kids [2 0 R] /Parent 2 0 R /Count 1000000000>>".into(),
    ]);
    let (ended, _) = render(&file);
    assert_eq!(ended, Ok(4));
}

#[test]
fn of_many_pages_the_first_are_shown() {
    let kids: String = (3..153).map(|page| format!("{page} 0 R ")).collect();
    let head = ["<</Type/Catalog /Pages 2 0 R>>".to_owned(), format!("<</Type/Pages /Kids [{kids}] /Count 150>>")];
    let pages = vec!["<</Type/Page /Parent 2 0 R /MediaBox [0 0 2 2]>>".to_owned(); 150];
    let (ended, output) = render(&pdf(&[&head[..], &pages].concat()));
    assert_eq!(ended, Ok(0));
    let page = 4 + 4 * 4 * 3;
    assert_eq!((output[11], output.len()), (150, 12 + 100 * page + 2));
}

/// Each form draws the next one twice: without a limit, longer than anybody lives.
#[test]
fn a_page_that_never_ends_is_ended() {
    let forms: Vec<String> = (6..46)
        .map(|next| {
            let dictionary =
                format!("/Type/XObject /Subtype/Form /BBox [0 0 9 9] /Resources <</XObject <</X {next} 0 R>>>>");
            stream(&dictionary, "/X Do /X Do /X Do /X Do")
        })
        .collect();
    let last = stream("/Type/XObject /Subtype/Form /BBox [0 0 9 9]", "0 0 9 9 re f");
    let file = one_page("0 0 72 72", "/X Do", "/XObject <</X 5 0 R>>", &[&forms[..], &[last]].concat());
    // the same cage, with one second of time instead of sixty
    let mut command = Command::new(Path::new(RENDERER).with_file_name("examples").join("probe"));
    command.args(["descriptors,landlock,limits,seccomp", "render"]);
    let (ended, _) = run(command, &file);
    assert_eq!(ended, Err(9));
}

#[test]
fn an_image_larger_than_the_memory_does_not_get_it() {
    let image = stream(
        "/Type/XObject /Subtype/Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace/DeviceRGB",
        "x",
    );
    let file = one_page("0 0 72 72", "72 0 0 72 0 0 cm /X Do", "/XObject <</X 5 0 R>>", &[image]);
    let (ended, _) = render(&file);
    assert_eq!(ended, Ok(0), "the page comes without it");
}
