// Stands for the package "server-only" where no bundler swaps it: tests, the worker, scripts.
export {}
