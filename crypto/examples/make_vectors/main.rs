//! Makes `tests/vectors` with fixed randomness: running it twice gives the same bytes.

mod claim;
mod codename;
mod container;
mod fixed;
mod frame;
mod keys;
mod objects;
mod saved;
mod seal;
mod tip;

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

fn main() {
    claim::make();
    codename::make();
    keys::make();
    seal::make();
    container::make();
    frame::make();
    tip::make();
    objects::make();
    saved::make();
}

/// Writes one scenario. `fields` is an object; `comment` and `expect` go first.
fn write(folder: &str, name: &str, comment: &str, expect: &str, fields: Value) {
    let mut out = Map::new();
    out.insert("comment".into(), json!(comment));
    out.insert("expect".into(), json!(expect));
    let Value::Object(fields) = fields else { unreachable!("fields are an object") };
    out.extend(fields);
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors").join(folder);
    fs::create_dir_all(&dir).expect("the folder can be made");
    let text = serde_json::to_string_pretty(&Value::Object(out)).expect("plain JSON");
    fs::write(dir.join(name).with_extension("json"), text + "\n").expect("the file can be written");
}

fn success(folder: &str, name: &str, comment: &str, fields: Value) {
    write(folder, name, comment, "success", fields);
}

fn error(folder: &str, name: &str, comment: &str, fields: Value) {
    write(folder, name, comment, "error", fields);
}
