//! The files that came with a case, as a list.

use super::open_stored;
use super::page::{Mark, Page};
use crate::casebook::Casebook;
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Say, Screens};
use crate::work::Step;

/// Writes the attachments of every tip that opens, by tip, and that there are none when there are none.
pub fn write(page: &mut Page, book: &Casebook, case: i64, words: &Screens) -> Result<()> {
    let tips = book.tips(case)?;
    for (i, row) in tips.iter().enumerate() {
        if row.files == 0 {
            continue;
        }
        if !page.lines().is_empty() {
            page.gap();
        }
        page.say(
            Mark::Title,
            &Say::TipTitle { number: i + 1, day: row.day, leaf: super::leaf_name(&row.shard, row.leaf) },
        );
        if tips.len() > 1 {
            book.work().tell(Step::Tip(i + 1, tips.len()));
        }
        let opened = match open_stored(book, row, &mut |_, _, _| Ok(())) {
            Ok(opened) => opened,
            Err(Problem::Stopped) => return Err(Problem::Stopped),
            Err(_) => {
                page.warn(&Say::BlobDamaged { blob: row.blob.clone() });
                continue;
            }
        };
        for (index, file) in opened.tip.attachments.iter().enumerate() {
            let size = page.language.size(file.size);
            let name = terminal::line(&file.name);
            page.put(Mark::Text, &format!("  {:02}  {size:>10}  {name}", index + 1));
        }
    }
    if page.lines().is_empty() {
        page.put(Mark::Text, words.no_files);
    }
    Ok(())
}
