# Sybyr. `make run` starts a demonstration, `make test` runs the tests; both set up what they need.
CARGO ?= cargo
DIR ?= demo-drop
LISTEN ?= 127.0.0.1:8080
SECONDS_EACH ?= 60

.PHONY: help run officer tour test test-all rust web stories stories-all lint deny fuzz bench install compiler

help: ## these targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: compiler ## build and start a demonstration drop on http://127.0.0.1:8080 (needs Rust)
	$(CARGO) build --release --locked -p sybyr-server -p sybyr-officer
	target/release/sybyr-server demo --dir $(DIR) --listen $(LISTEN)

officer: compiler ## build the officer's two programs, which lie beside each other
	$(CARGO) build --release --locked -p sybyr-officer
	$(CARGO) build --release --locked -p sybyr-render

tour: compiler ## play the whole loop, narrated, and leave thirty cases in three languages to look at
	$(CARGO) build --release --locked -p sybyr-server -p sybyr-officer
	$(CARGO) build --release --locked -p sybyr-server --example tour
	target/release/examples/tour --dir tour-drop

test: compiler install lint rust web stories ## everything that must pass, each story once per engine

test-all: compiler install lint rust web stories-all ## also the full matrix of browsers and the long runs
	$(MAKE) fuzz SECONDS_EACH=30
	$(CARGO) test --locked --workspace --release -- --ignored

compiler:
	@command -v cc >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev; } \
	  || { echo "no C compiler, which Rust and SQLite need: apt-get install gcc libc6-dev" >&2; exit 1; }

install: ## what the tests need: Chromium, Firefox ESR, Node, npm packages
	tests/install.sh

lint: ## formatting, clippy, licences and sources of all crates
	$(CARGO) fmt --check
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings
	$(MAKE) deny

deny:
	@command -v cargo-deny >/dev/null || $(CARGO) install --locked --debug cargo-deny@0.20.2
	$(CARGO) fetch --locked
	$(CARGO) deny --offline --config deny.toml check bans licenses sources

rust: ## unit tests, properties, vectors, routes, transcripts, crash tests; then the tour, whole
	$(CARGO) test --locked --workspace
	$(CARGO) build --locked --workspace --examples
	@dir=$$(mktemp -d) && target/debug/examples/tour --dir $$dir/tour && rm -r $$dir

web: ## the client: types, tests, and that server/web/dist is what the sources build
	cd server/web && npm ci --ignore-scripts --no-audit --no-fund
	cd server/web && npm run check && npm test && npm run build
	@git diff --exit-code --stat -- server/web/dist || { echo "server/web/dist is not what the sources build: commit the new one" >&2; exit 1; }
	@test -z "$$(git ls-files --others --exclude-standard -- server/web/dist)" || { echo "server/web/dist has files that are not committed" >&2; exit 1; }

stories: ## end to end in real browsers, each story once per engine
	$(CARGO) build --locked --workspace
	cd tests && npm ci --ignore-scripts --no-audit --no-fund && npm test

stories-all: ## the same over the full matrix
	$(CARGO) build --locked --workspace
	cd tests && npm ci --ignore-scripts --no-audit --no-fund && npm run test-all

fuzz: ## every parser, SECONDS_EACH long (default 60)
	@command -v cargo-fuzz >/dev/null || $(CARGO) install --locked --debug cargo-fuzz@0.13.2
	crypto/fuzz/run.sh $(SECONDS_EACH)

bench: ## measure beside the limits, in one run; docs/performance.md says how to read it
	tests/bench/run.sh
