//! Listening and answering: HTTP/1.1 connections whose addresses are thrown away on arrival.

use std::{
    fs::File,
    io::{self, Write as _},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
    task::JoinSet,
};

use crate::{
    app::App,
    batches,
    cli::note,
    clock::Clock,
    config::Settings,
    errors::{Exit, Failure},
    patient::Patient,
    router,
    store::{Folder, folder},
};

/// Connections at one time; more wait in the kernel's queue.
const CONNECTIONS: u64 = 1024;
/// Open files that are not connections: databases, files of batches, bundles on their way.
const OTHER_FILES: u64 = 192;
/// How long a request's head may take, and how long a connection may idle between two requests.
const HEAD_PATIENCE: Duration = Duration::from_secs(60);
/// Bytes of a request that wait in memory before somebody reads them. Also the longest head.
const BUFFER: usize = 32 * 1024;
/// How long requests may go on after a stop was asked for.
const LAST_ORDERS: Duration = Duration::from_secs(10);

/// Threads for work that waits on the disk.
const BLOCKING_THREADS: usize = 24;

/// Serves the drop until SIGTERM or SIGINT. `ready` is called with the bound address and the settings when it answers.
pub fn run(
    dir: &Folder,
    listen: SocketAddr,
    ready: impl FnOnce(SocketAddr, &Settings) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(BLOCKING_THREADS)
        .build()
        .map_err(Failure::from)?;
    let lock = lock(dir)?;
    let app = App::open(dir, Clock::system())?;
    let outcome = runtime.block_on(async {
        let (stop, stopped) = watch::channel(false);
        let signal = signal();
        tokio::spawn(async move {
            signal.await;
            let _ = stop.send(true);
        });
        let server = Server::bind(&app, listen).await?;
        ready(server.address(), &app.settings)?;
        server.run(stopped).await;
        Ok(())
    });
    runtime.shutdown_timeout(LAST_ORDERS);
    app.store.close();
    drop(lock);
    outcome
}

/// Makes sure that only one process closes batches of this drop. The lock goes with the file handle.
fn lock(dir: &Folder) -> Result<File, Failure> {
    if !dir.main_db().exists() {
        return Err(crate::store::StoreError::NoDrop.into());
    }
    let file = folder::create_private(&dir.lock())?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => {
            Err(Failure::new(Exit::Locked, format!("{} is being served by another process", dir.path().display()))
                .help("stop that one first, or choose another folder with --dir"))
        }
        Err(std::fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Listens for SIGTERM and SIGINT from this call on, so that whoever reads the address may stop the drop at once. Ends
/// with the first of them.
fn signal() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let both = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async move {
        match both {
            (Ok(mut term), Ok(mut int)) => {
                tokio::select! {
                    _ = term.recv() => {}
                    _ = int.recv() => {}
                }
            }
            // Without handlers the default action ends the process, which the store survives.
            _ => std::future::pending().await,
        }
    }
}

/// A bound drop: its listeners and what answers on each.
pub struct Server {
    app: App,
    listeners: Vec<(TcpListener, Router)>,
    address: SocketAddr,
}

impl Server {
    /// Binds the addresses. Port 0 takes a free one.
    pub async fn bind(app: &App, listen: SocketAddr) -> Result<Self, Failure> {
        let public = bind(listen).await?;
        let address = public.local_addr().map_err(Failure::from)?;
        let mut listeners = vec![(public, router::public(app))];
        if let Some(courier) = app.settings.courier_listen {
            listeners.push((bind(courier).await?, router::courier_only(app)));
        }
        Ok(Self { app: app.clone(), listeners, address })
    }

    /// Where sources reach it.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers, and closes batches, until `stopped` turns true; then lets requests finish.
    pub async fn run(self, stopped: watch::Receiver<bool>) {
        let closing = tokio::spawn(batches::run(self.app));
        let mut tasks = JoinSet::new();
        for (listener, router) in self.listeners {
            tasks.spawn(accept(listener, router, stopped.clone()));
        }
        while tasks.join_next().await.is_some() {}
        closing.abort();
    }
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Failure::new(Exit::Address, format!("{address} is in use by another program"))
            .help("stop that program, or choose another port with --listen 127.0.0.1:PORT"),
        io::ErrorKind::PermissionDenied => {
            Failure::new(Exit::Address, format!("this user may not listen on {address}"))
                .help("choose a port above 1023 with --listen ADDR:PORT")
        }
        _ => Failure::new(Exit::Address, format!("cannot listen on {address}: {error}"))
            .help("choose an address of this machine with --listen ADDR:PORT"),
    })
}

/// As many connections as there are file handles for, after asking for more of those.
fn connections_allowed() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let now = getrlimit(Resource::Nofile);
    let wanted = now.maximum.unwrap_or(u64::MAX).min(CONNECTIONS + OTHER_FILES);
    let current = now.current.unwrap_or(u64::MAX);
    let raised =
        current < wanted && setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: now.maximum }).is_ok();
    let files = if raised { wanted } else { current };
    usize::try_from(files.saturating_sub(OTHER_FILES).clamp(16, CONNECTIONS)).expect("at most 1024")
}

async fn accept(listener: TcpListener, router: Router, mut stopped: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(connections_allowed()));
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let place = tokio::select! {
            place = places.clone().acquire_owned() => match place {
                Ok(place) => place,
                Err(_) => break,
            },
            () = until(&mut stopped) => break,
        };
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                // The other half is the sender's address. It ends here.
                Ok((stream, _)) => stream,
                Err(_) => {
                    // Out of file handles, or the sender is gone: a moment's rest, not a busy loop.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = until(&mut stopped) => break,
        };
        let _ = stream.set_nodelay(true);
        let (router, mut stopped) = (router.clone(), stopped.clone());
        connections.spawn(async move {
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(HEAD_PATIENCE).max_buf_size(BUFFER);
            let connection =
                http.serve_connection(TokioIo::new(Patient::new(stream)), TowerToHyperService::new(router));
            let mut connection = std::pin::pin!(connection);
            tokio::select! {
                // How a connection ends is nobody's business and is told to nobody.
                _ = connection.as_mut() => {}
                () = until(&mut stopped) => {
                    connection.as_mut().graceful_shutdown();
                    let _ = connection.await;
                }
            }
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST_ORDERS, async { while connections.join_next().await.is_some() {} }).await;
}

/// Returns when the word is given, or when nobody is left to give it.
async fn until(stopped: &mut watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stop| *stop).await;
}

/// Prints the line that tells where the drop answers: the first on standard output.
pub fn announce(address: SocketAddr) -> Result<(), Failure> {
    let mut out = io::stdout();
    writeln!(out, "listening on http://{address}").and_then(|()| out.flush()).map_err(Failure::from)
}

/// The same; and says when sources could not use the drop, because its page knows no address of its own.
pub(crate) fn announce_to_operator(address: SocketAddr, settings: &Settings) -> Result<(), Failure> {
    announce(address)?;
    if settings.addresses.is_empty() && settings.onion_address.is_none() {
        note(
            "sybyr-server: no address is set, so the page goes on nowhere but on this machine; \
             set them with `sybyr-server set addresses=…`",
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rustix::process::{Signal, getpid, kill_process};

    #[tokio::test]
    async fn a_stop_is_heard_from_the_first_moment() {
        let signal = super::signal();
        // nothing has polled it yet: without a handler this would end the process
        kill_process(getpid(), Signal::TERM).expect("sent");
        signal.await;
    }
}
