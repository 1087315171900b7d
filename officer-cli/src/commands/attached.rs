//! The files that came with a case, as a list.

use super::open_stored;
use super::page::{Mark, Page};
use crate::casebook::Casebook;
use crate::problem::Result;
use crate::terminal;
use crate::text::{Say, Screens};

/// Writes the attachments of every tip that opens, by tip, and that there are none when there are none.
pub fn write(page: &mut Page, book: &Casebook, case: i64, words: &Screens) -> Result<()> {
    for (i, row) in book.tips(case)?.into_iter().enumerate() {
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
        let Ok(opened) = open_stored(book, &row, &mut |_, _, _| Ok(())) else {
            page.warn(&Say::BlobDamaged { blob: row.blob.clone() });
            continue;
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
