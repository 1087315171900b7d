//! Pictures: JPEG, PNG, WebP, GIF (its first frame) and BMP, upright, on white.

use std::io::Cursor;

use image::error::ImageError;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, Rgba};

use crate::pixels::Pixels;
use crate::{End, MAX_SIDE};

/// The most pixels that are decoded: phones take pictures of 200 million.
const MAX_PIXELS: u64 = 220_000_000;
/// The most memory for one picture, in bytes; the sandbox has a limit behind it.
const MAX_MEMORY: u64 = 900 << 20;

/// Decodes, turns upright as its camera said, and makes it small enough to be shown.
pub(crate) fn render(file: Vec<u8>, format: ImageFormat, mut pixels: Pixels<'_>) -> Result<(), End> {
    let mut image = decode(file, format).map_err(|error| match error {
        ImageError::Limits(_) => End::TooLarge,
        _ => End::Unreadable,
    })?;
    let side = u32::from(MAX_SIDE);
    if image.width() > side || image.height() > side {
        image = image.thumbnail(side, side);
    }
    let small = |length: u32| u16::try_from(length).map_err(|_| End::TooLarge);
    let (width, height) = (small(image.width())?, small(image.height())?);
    if width == 0 || height == 0 {
        return Err(End::Unreadable);
    }
    pixels.begin(1)?;
    // what shows no colour through needs no second copy in memory
    if image.color().has_alpha() {
        pixels.page(width, height, image.into_rgba8().pixels().map(on_white))?;
    } else {
        pixels.page(width, height, image.into_rgb8().pixels().map(|pixel| pixel.0))?;
    }
    Ok(pixels.end()?)
}

fn decode(file: Vec<u8>, format: ImageFormat) -> Result<DynamicImage, ImageError> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        let kind = image::error::LimitErrorKind::DimensionError;
        return Err(ImageError::Limits(image::error::LimitError::from_kind(kind)));
    }
    // a picture with a broken note about its camera is shown as it lies
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn on_white(pixel: &Rgba<u8>) -> [u8; 3] {
    let [red, green, blue, alpha] = pixel.0.map(u32::from);
    let over = |colour: u32| ((colour * alpha + 255 * (255 - alpha) + 127) / 255) as u8;
    [over(red), over(green), over(blue)]
}
