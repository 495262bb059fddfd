//go:build !linux

package memory

// inLargePages does nothing: other systems choose the pages themselves.
func inLargePages(int) {}
