package report

import "strings"

// FounderEvent is a founder rearrangement. Status is "found", "not_listed" (the file lists large changes of the
// gene, and not this one, which excludes nothing) or "not_assessable" (it lists none).
type FounderEvent struct {
	Name        string   `json:"name"`
	Populations []string `json:"populations"`
	Status      string   `json:"status"`
	Origin      Origin   `json:"origin"`
}

// Founders is what the file says of the places of the gene's founder variants.
type Founders struct {
	// Events are the gene's founder rearrangements, which lines of small variants do not show.
	Events    []FounderEvent `json:"events"`
	Total     int            `json:"total"`
	Called    int            `json:"called"`
	Reference int            `json:"reference"` // all bases were seen
	Assumed   int            `json:"assumed"`   // reference by declaration only
	Open      int            `json:"open"`      // neither called nor seen as reference
	Text      string         `json:"text"`
}

// founders words what the file says of the gene's founder variants.
func (b *builder) founders(gene string) Founders {
	n := b.f.Founders[gene]
	out := Founders{Total: n.Total, Called: n.Called, Reference: n.Reference, Assumed: n.Assumed, Open: n.Open, Events: []FounderEvent{}}
	if n.Total > 0 {
		out.Text = b.Text("report.founders", "gene", gene, "total", n.Total, "called", n.Called, "reference", n.Reference, "assumed", n.Assumed, "open", n.Open)
	}
	var found, others []string
	rest := "not_assessable"
	if n.EventsListed {
		rest = "not_listed"
	}
	for _, e := range n.Events {
		event := FounderEvent{Name: e.Name, Populations: orEmpty(e.Populations), Status: rest, Origin: b.origin(e.Origin)}
		name := strings.TrimSuffix(e.Name+" ("+strings.Join(e.Populations, ", ")+")", " ()")
		if e.Found {
			event.Status, found = "found", append(found, name)
		} else {
			others = append(others, name)
		}
		out.Events = append(out.Events, event)
	}
	for _, part := range []struct {
		key   string
		names []string
	}{{"found", found}, {rest, others}} {
		if len(part.names) > 0 {
			out.Text += " " + b.Text("report.founders.events."+part.key, "events", strings.Join(part.names, "; "))
		}
	}
	out.Text = strings.TrimSpace(out.Text)
	return out
}
