package compose

import (
	"strings"

	"allelens/report"
)

// founders words what the file says of the gene's founder variants.
func (b *builder) founders(gene string) report.Founders {
	n := b.f.Founders[gene]
	out := report.Founders{Total: n.Total, Called: n.Called, Reference: n.Reference, Assumed: n.Assumed, Unknown: n.Unknown, Events: []report.FounderEvent{}}
	if n.Total > 0 {
		out.Text = b.Text("report.founders", "gene", gene, "total", n.Total, "called", n.Called, "reference", n.Reference, "assumed", n.Assumed, "open", n.Unknown)
	}
	var found, others []string
	rest := "not_assessable"
	if n.EventsListed {
		rest = "not_listed"
	}
	for _, e := range n.Events {
		event := report.FounderEvent{Name: e.Name, Populations: orEmpty(e.Populations), Status: rest, Origin: b.origin(e.Origin)}
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
