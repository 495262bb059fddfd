//go:build !ci

package main

import "github.com/go-gl/glfw/v3.4/glfw"

// screens is how many screens the desktop has. It is asked on the main thread.
func screens() int { return len(glfw.GetMonitors()) }
