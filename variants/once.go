package variants

import "slices"

// Once lists each of several values once, in their order.
func Once[T comparable](all []T) []T {
	var once []T
	for _, v := range all {
		if !slices.Contains(once, v) {
			once = append(once, v)
		}
	}
	return once
}
