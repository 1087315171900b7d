//! `notices`: whether sources are told of a new status when a decision does not say.

use super::Session;
use crate::casebook::Change;
use crate::cli::OnOff;
use crate::problem::Result;
use crate::text::{Deciding, Say};

pub(super) fn notices(session: &mut Session<'_>, switch: Option<OnOff>) -> Result<()> {
    let mut book = session.open()?;
    if let Some(switch) = switch {
        book.record(&[Change::NoticesSwitched { on: switch == OnOff::On }])?;
    }
    let on = book.sends_notices()?;
    session.say(&Say::Deciding(Deciding::Notices { on }))
}
