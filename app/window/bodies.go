package main

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report/text"
	"allelens/variants/interpret"
)

// bodiesKey is the preference that holds whose recommendations are told first.
const bodiesKey = "bodies"

// bodiesFirst are the bodies in the order that a new case of the window tells them: as chosen before, else by the
// machine's language and country ("en_GB"). The command line does not depend on the machine.
func bodiesFirst(p fyne.Preferences, known []interpret.Body, locale string) []string {
	wanted := p.StringList(bodiesKey)
	if len(wanted) == 0 {
		wanted = localBodies(locale)
	}
	names := namesOf(known)
	wanted = slices.DeleteFunc(slices.Clone(wanted), func(name string) bool { return !slices.Contains(names, name) })
	if len(wanted) == 0 {
		return nil
	}
	return append(wanted, slices.DeleteFunc(names, func(name string) bool { return slices.Contains(wanted, name) })...)
}

// namesOf are the names of bodies, each once.
func namesOf(known []interpret.Body) (names []string) {
	for _, b := range known {
		if !slices.Contains(names, b.Name) {
			names = append(names, b.Name)
		}
	}
	return names
}

// localBodies are the bodies of a country, by the table of texts; those for everywhere else where it has none.
func localBodies(locale string) []string {
	words := text.Default()
	key := "command.bodies.else"
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '-' || r == '_' || r == '.' })
	for _, part := range parts {
		if named := "command.bodies." + strings.ToLower(parts[0]+"_"+part); words.Has(named) {
			key = named
		}
	}
	return strings.Split(words.Text(key), ",")
}
