# Two commands do everything on a fresh Debian or Ubuntu machine:
#
#   make run    builds the program and opens the window on the demonstration file
#   make test   runs everything that the build server checks
#
# Both say what they install. The rest are the steps of which these two are made.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
COMMIT  := $(shell git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
LDFLAGS := -X allelens/app/program.Commit=$(COMMIT)

DEMONSTRATION := testdata/demonstration.grch38.vcf.gz

# Compiler and headers for the window (OpenGL, X11, Wayland), and software rendering.
BUILD_PACKAGES := gcc libc6-dev make git pkg-config libgl1-mesa-dev libgl1-mesa-dri xorg-dev \
	libwayland-dev libxkbcommon-dev libegl1-mesa-dev
# What the tests use beside these: a screen without a monitor, mouse and keys, screenshots,
# a reader of PDF, and independent readers of VCF.
TEST_PACKAGES := xvfb xauth xdotool imagemagick poppler-utils tabix bcftools strace

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOCYCLO     := github.com/fzipp/gocyclo/cmd/gocyclo@v0.6.0

# The tests run without GLFW, on the software driver; the real window has a test of its own.
TAGS := ci

# What compilers and tests do with memory and names for debuggers, so that neither garbage nor linking takes a third of the time.
QUICK := GOGC=300 go test -tags $(TAGS) -vet=off -timeout 30m -ldflags '-s -w'

.PHONY: help
help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

.PHONY: run
run: allelens ## build, and open the window on the demonstration file
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "Opening the window on $(DEMONSTRATION)"; \
		./allelens $(DEMONSTRATION); \
	else \
		echo "There is no display here, so no window can open: writing the demonstration's report instead."; \
		./allelens report $(DEMONSTRATION) -o demonstration.pdf; \
	fi

.PHONY: build
build: allelens ## build both programs into build: allelens, and allelens-window that it starts

.PHONY: allelens
allelens: .installed-build
	@echo "Building (the first time compiles the window library and SQLite: some minutes)"
	@go build -ldflags '$(LDFLAGS)' -o build/allelens ./app
	@go build -tags migrated_fynedo -ldflags '$(LDFLAGS)' -o build/allelens-window ./app/window
	@ln -sfn build/allelens allelens

# These wait in part, the window's test most of its time: they run beside each other.
.PHONY: test
test: .installed-test format vet lint ## run everything that the build server checks
	@$(MAKE) --no-print-directory -j3 --output-sync=line unit race window

.PHONY: format
format: ## check that all Go code is formatted
	@unformatted=$$(gofmt -l app ui report variants assets testdata); \
	if [ -n "$$unformatted" ]; then echo "Not gofmt-formatted:"; echo "$$unformatted"; exit 1; fi

.PHONY: vet
vet: .installed-test
	go vet -tags $(TAGS) ./...

.PHONY: lint
lint: .installed-test ## static analysis and complexity
	go run $(STATICCHECK) -tags $(TAGS) ./...
	go run $(GOCYCLO) -over 15 -ignore '_test\.go$$' app ui report variants assets testdata

.PHONY: unit
unit: .installed-test ## unit, property, golden and headless window tests; vet has a step of its own
	$(QUICK) ./...

# Under the race detector tests that it makes ten times as long are left out or draw less; make proof empties this.
SHORT := -short

.PHONY: race
race: .installed-test ## the packages with goroutines, under the race detector and without SQLite
	$(QUICK) -race $(SHORT) ./variants/vcf/... ./variants/ledger/... ./variants/drugs ./report/text ./ui/workspace/...

# The plain build, without migrated_fynedo, reports a widget touched from another goroutine.
.PHONY: window
window: .installed-test ## drive the real binary under Xvfb with mouse and keys
	go build -ldflags '$(LDFLAGS)' -o build/allelens ./app
	go build -ldflags '$(LDFLAGS)' -o build/allelens-window ./app/window
	go test -tags 'ci window' -run 'TestWindow$$' -count 1 ./app -binary $(CURDIR)/build/allelens

# How long each fuzz target is run; the random edits and other long tests draw their long samples.
FUZZTIME := 30s

.PHONY: proof
proof: .installed-test ## the long checks, half an hour or more: random edits, bombs, fuzzing; FUZZTIME=5m for longer
	@.ci/proof $(TAGS) $(FUZZTIME)

.PHONY: window-cost
window-cost: .installed-test ## print what the window costs: first frame, memory, idle processor, wheel, frames of a large table
	go build -ldflags '$(LDFLAGS)' -o build/allelens ./app
	go build -tags migrated_fynedo -ldflags '$(LDFLAGS)' -o build/allelens-window ./app/window
	go test -tags '$(TAGS) window' -count 1 -timeout 40m -v -run '^TestWindowLight$$' ./app -binary $(CURDIR)/build/allelens -long
	go test -tags 'window migrated_fynedo' -count 1 -timeout 20m -v -run '^TestFramesOfALargeTable$$' ./app/window

.PHONY: bench
bench: .installed-build ## measure reading and interpreting
	go test -tags $(TAGS) -run '^$$' -bench . -benchmem ./variants/... ./report/...

LARGE := build/large

.PHONY: bench-large
bench-large: .installed-test ## measure files of a genome's size against bcftools (writes 2 GB into build/large once)
	@mkdir -p $(LARGE)/indexed
	@[ -f $(LARGE)/genome.g.vcf.gz ] && [ -f $(LARGE)/sparse.vcf.gz ] || go run ./testdata/generate -large $(LARGE)
	@ln -sf ../genome.vcf.gz $(LARGE)/indexed/genome.vcf.gz
	@[ -f $(LARGE)/indexed/genome.vcf.gz.tbi ] || tabix -p vcf $(LARGE)/indexed/genome.vcf.gz
	go build -ldflags '$(LDFLAGS)' -o build/allelens ./app
	go test -tags '$(TAGS) large' -run TestLarge -count 1 -v ./app -program $(CURDIR)/build/allelens -large $(CURDIR)/$(LARGE)

# For packages: programs for Windows, its installer and signatures, the AppImage, and the checkers of what desktops read.
PACKAGE_PACKAGES := gcc-mingw-w64-x86-64 nsis osslsigncode zip binutils xz-utils squashfs-tools desktop-file-utils appstream

.PHONY: packages
packages: .installed-build ## build what is installed, into dist: .deb, AppImage, setup.exe, portable archives, checksums
	@.ci/install $(PACKAGE_PACKAGES)
	@.ci/packages

.PHONY: generate
generate: ## rebuild the knowledge base and the demonstration files from their sources
	go generate ./assets
	go run ./testdata/generate testdata

.PHONY: clean
clean: ## remove what was built
	rm -rf allelens build dist demonstration.pdf

.PHONY: .installed-build
.installed-build:
	@.ci/go-version
	@.ci/install $(BUILD_PACKAGES)

.PHONY: .installed-test
.installed-test: .installed-build
	@.ci/install $(TEST_PACKAGES)
