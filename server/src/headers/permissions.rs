//! Permissions-Policy: every power of a browser is refused by name; the page needs none of them.

use axum::http::{HeaderName, HeaderValue};

/// Taking a photo goes through the system's file chooser, which needs no permission.
pub(super) const RULE: (HeaderName, HeaderValue) = (
    HeaderName::from_static("permissions-policy"),
    HeaderValue::from_static(
        "accelerometer=(), ambient-light-sensor=(), attribution-reporting=(), autoplay=(), bluetooth=(), \
         browsing-topics=(), camera=(), compute-pressure=(), display-capture=(), encrypted-media=(), fullscreen=(), \
         gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), \
         interest-cohort=(), join-ad-interest-group=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
         otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), \
         publickey-credentials-get=(), run-ad-auction=(), screen-wake-lock=(), serial=(), shared-storage=(), \
         speaker-selection=(), storage-access=(), sync-xhr=(), usb=(), web-share=(), window-management=(), \
         xr-spatial-tracking=()",
    ),
);
