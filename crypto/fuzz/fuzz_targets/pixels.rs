//! What the officer's program reads from the renderer, which a hostile file may have taken over.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../../officer-cli/src/shown/pixels.rs"]
#[allow(dead_code)]
mod pixels;

use pixels::{MAX_PAGES, MAX_SIDE, Pictures};

fuzz_target!(|data: &[u8]| {
    let Ok(mut pictures) = Pictures::begin(data) else { return };
    let mut shown = 0;
    while let Ok(Some(picture)) = pictures.page() {
        shown += 1;
        assert!((1..=MAX_SIDE).contains(&picture.width) && (1..=MAX_SIDE).contains(&picture.height));
        assert_eq!(picture.rgb.len(), usize::from(picture.width) * usize::from(picture.height) * 3);
    }
    assert!(shown <= MAX_PAGES.min(pictures.pages()));
});
