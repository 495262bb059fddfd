package main

import (
	"slices"
	"strings"

	"allelens/variants/interpret"
)

// bodiesOf are the bodies of the names given, in the knowledge base's spelling; nil for none given.
func bodiesOf(all []interpret.Body, names []string) (known []string, err error) {
	for _, name := range names {
		i := slices.IndexFunc(all, func(b interpret.Body) bool { return strings.EqualFold(b.Name, name) })
		if i < 0 {
			var spelled []string
			for _, b := range all {
				spelled = append(spelled, b.Name)
			}
			return nil, misuse("body", "name", name, "known", strings.Join(spelled, ", "))
		}
		known = append(known, all[i].Name)
	}
	return known, nil
}
