//! PDF: each page as it would be printed, at 150 dots an inch. Scripts, links, forms' actions and attached files do nothing here.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render as render_page};

use crate::pixels::Pixels;
use crate::{End, MAX_PAGES, MAX_SIDE};

/// Pixels a point: 150 dots an inch, of 72 points.
const SCALE: f32 = 150.0 / 72.0;

/// Renders the first pages, each as soon as it is done.
pub(crate) fn render(file: Vec<u8>, mut pixels: Pixels<'_>) -> Result<(), End> {
    let pdf = Pdf::new(file).map_err(|_| End::Unreadable)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(End::Unreadable);
    }
    pixels.begin(u32::try_from(pages.len()).unwrap_or(u32::MAX))?;
    let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
    for page in pages.iter().take(MAX_PAGES) {
        let (width, height) = page.render_dimensions();
        let scale = scale(width, height).ok_or(End::TooLarge)?;
        let picture = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let picture = render_page(page, &cache, &settings, &RenderSettings::default(), &picture);
        let (width, height) = (picture.width(), picture.height());
        if width == 0 || height == 0 || width > MAX_SIDE || height > MAX_SIDE {
            return Err(End::TooLarge);
        }
        pixels.page(width, height, picture.data().iter().map(|pixel| [pixel.r, pixel.g, pixel.b]))?;
    }
    Ok(pixels.end()?)
}

/// As large as it would be printed, smaller where that is too large; `None` for a page of no size, or of no shape to show.
fn scale(width: f32, height: f32) -> Option<f32> {
    if !width.is_finite() || !height.is_finite() {
        return None;
    }
    let (short, long) = (width.min(height), width.max(height));
    let scale = SCALE.min(f32::from(MAX_SIDE) / long);
    (short > 0.0 && short * scale >= 1.0).then_some(scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_every_size_fit_or_are_refused() {
        assert_eq!(scale(595.0, 842.0), Some(SCALE));
        assert_eq!(scale(14_400.0, 7_200.0).map(|scale| (14_400.0 * scale) as u32), Some(4096));
        for (width, height) in [(0.0, 1.0), (1.0, -1.0), (f32::NAN, 1.0), (1.0, f32::INFINITY), (1e9, 1.0), (0.1, 0.1)]
        {
            assert_eq!(scale(width, height), None, "{width} x {height}");
        }
    }
}
