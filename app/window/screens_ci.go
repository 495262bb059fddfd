//go:build ci

package main

// screens is one without the window driver.
func screens() int { return 1 }
