package disk

import "path/filepath"

// Unfinished is the pattern of the names of a file's unfinished ones.
func Unfinished(name string) string { return filepath.Base(unfinished(name)) }
