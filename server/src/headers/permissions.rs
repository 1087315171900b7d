//! Permissions-Policy: every power of a browser is refused by name; the source's page needs none of them.

use axum::http::{HeaderName, HeaderValue};

use super::Rule;

/// The courier's page reads an outbox from the officer's screen; no other page ever asks for a camera.
const WITH_CAMERA: &str = "/courier";

const NAME: HeaderName = HeaderName::from_static("permissions-policy");

macro_rules! refused_but {
    ($camera:literal) => {
        HeaderValue::from_static(concat!(
            "accelerometer=(), ambient-light-sensor=(), attribution-reporting=(), autoplay=(), bluetooth=(), \
             browsing-topics=(), camera=",
            $camera,
            ", compute-pressure=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), \
             geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), \
             interest-cohort=(), join-ad-interest-group=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
             otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), \
             publickey-credentials-get=(), run-ad-auction=(), screen-wake-lock=(), serial=(), shared-storage=(), \
             speaker-selection=(), storage-access=(), sync-xhr=(), usb=(), web-share=(), window-management=(), \
             xr-spatial-tracking=()"
        ))
    };
}

/// The rule for an address. A source takes a photo through the system's file chooser, which needs no permission.
pub(super) fn rule(path: &str) -> Rule {
    let value = if path == WITH_CAMERA { refused_but!("(self)") } else { refused_but!("()") };
    (NAME, value)
}
