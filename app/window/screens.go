//go:build !ci

package main

import "github.com/go-gl/glfw/v3.4/glfw"

// screens is how many screens the desktop has that the toolkit can tell apart: it finds the second one by its name, and of
// two with one name takes the first, on which the counsellor works. It is asked on the main thread.
func screens() int {
	names := map[string]bool{}
	for _, m := range glfw.GetMonitors() {
		names[m.GetName()] = true
	}
	return len(names)
}
