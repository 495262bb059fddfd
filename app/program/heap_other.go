//go:build !linux

package program

// inLargePages does nothing: other systems choose the pages themselves.
func inLargePages(int) {}
