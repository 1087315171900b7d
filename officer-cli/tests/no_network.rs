//! The officer's program links no crate that opens sockets, speaks TLS or HTTP, or runs an async runtime.

use std::process::Command;

/// Crates whose presence would mean network code, by exact name.
const NETWORK: [&str; 36] = [
    "async-io",
    "async-std",
    "attohttpc",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hickory-resolver",
    "http",
    "hyper",
    "hyper-util",
    "isahc",
    "libp2p",
    "mio",
    "native-tls",
    "nix",
    "openssl",
    "openssl-sys",
    "polling",
    "quinn",
    "reqwest",
    "rustls",
    "schannel",
    "security-framework",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tiny_http",
    "tokio",
    "tokio-util",
    "tower",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "websocket",
];

fn tree(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--package", "sybyr-officer", "--edges", "normal", "--prefix", "none"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn no_network_crate_is_linked() {
    let tree = tree(&["--format", "{p}"]);
    let linked: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(linked.contains(&"age") && linked.contains(&"rusqlite"), "the tree was read: {tree}");
    let found: Vec<&&str> = linked.iter().filter(|name| NETWORK.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// rustix wraps the system's calls one by one: the socket calls are behind a feature.
#[test]
fn the_system_calls_for_sockets_are_not_compiled_in() {
    let tree = tree(&["--format", "{p} {f}"]);
    let rustix = tree.lines().find(|line| line.starts_with("rustix ")).expect("rustix is linked");
    let features: Vec<&str> = rustix.split([' ', ',']).collect();
    assert!(features.contains(&"termios"), "{rustix}");
    assert!(!features.iter().any(|f| ["net", "all-apis", "io_uring"].contains(f)), "{rustix}");
}

/// What the standard library offers is not used either.
#[test]
fn the_source_names_no_socket() {
    fn visit(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                visit(&path, found);
            } else {
                let text = std::fs::read_to_string(&path).expect("text");
                let named = ["std::net", "os::unix::net", "TcpStream", "UdpSocket", "UnixStream"];
                found.extend(named.iter().filter(|n| text.contains(**n)).map(|n| format!("{}: {n}", path.display())));
            }
        }
    }
    let mut found = Vec::new();
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    visit(&here.join("src"), &mut found);
    visit(&here.join("../crypto/src"), &mut found);
    assert!(found.is_empty(), "{found:?}");
}
