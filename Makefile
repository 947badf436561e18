# The few commands that one needs. All of them work from a bare checkout: what is missing is installed first.
.DEFAULT_GOAL := help
.PHONY: run build test format tidy fuzz help

JOBS ?= $(shell nproc)
export PATH := $(CURDIR)/build/dependencies/node/bin:$(PATH)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

run: build ## build, then serve the demo on http://localhost:8080 (Ctrl-C stops it)
	@exec build/release/koers demo

build: ## the release build: build/release/koers and build/release/koers-worker
	@tools/install_dependencies.sh run
	@tools/build.sh release koers koers-worker

test: ## every test there is, ending with the test runner's own summary
	@tools/install_dependencies.sh test
	@tools/test.sh

format: ## format our C++
	@tools/format.sh

tidy: ## clang-tidy over what changed since it last passed
	@tools/install_dependencies.sh test
	@cmake --preset dev >/dev/null
	@tools/check_tidy.py --build build/dev

fuzz: ## build the fuzz targets with libFuzzer, into build/fuzz
	@tools/install_dependencies.sh test
	@tools/build.sh fuzz fuzzers
