package screen

import "allelens/ui/workspace"

// Section is a part of the window that can be gone to by its name.
type Section struct {
	Words string // "Drug response › Test first"
	Route workspace.Route
}

// Sections lists the screens, and the choices of rows that medicines and observations have.
func Sections() []Section {
	var all []Section
	for _, e := range All() {
		title := say("ui.screen." + e.Name)
		all = append(all, Section{title, workspace.Route{Screen: e.Name}})
		part := func(words, filter string) {
			all = append(all, Section{say("ui.palette.section", "screen", title, "part", words), workspace.Route{Screen: e.Name, Filter: filter}})
		}
		switch e.Name {
		case Drugs:
			for _, f := range drugFilters() {
				part(f.words("ui.drugs.filter."), f.key)
			}
		case Variants:
			for _, f := range variantFilters(nil) {
				part(f.words("ui.variant.filter."), f.key)
			}
		}
	}
	return all
}
