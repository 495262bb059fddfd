package workspace

import "allelens/report"

// Route is a place in the window.
type Route struct {
	Screen string
	Key    string // what is selected on the screen; "" for what it selects by itself
	Filter string // which of its rows are listed; "" for those listed before
}

// places is how many places can be returned to.
const places = 100

// Go shows a place. Another screen, and another filter, can be returned from; another row of the same list cannot, so
// that walking down a list leaves one step.
func (w *Workspace) Go(r Route) {
	w.mu.Lock()
	now := &w.now
	if r.Screen == now.state.Screen && r.Filter == "" {
		r.Filter = now.state.Filter
	}
	if r.Screen != now.state.Screen || r.Filter != now.state.Filter {
		now.past, now.future = limited(append(now.past, now.state.Route), places), nil
	}
	now.state.Route = r
	w.mu.Unlock()
	w.tell()
}

// Share notes that the patient sees the pages of a report of the open case; of nil, that they see none.
func (w *Workspace) Share(r *report.Report) {
	w.mu.Lock()
	if w.now.state.Status != Open {
		r = nil
	}
	changed := w.now.state.Shared != r
	w.now.state.Shared = r
	w.mu.Unlock()
	if changed {
		w.tell()
	}
}

// Refine lists other rows of the screen shown; was is the filter before, which can be returned to.
func (w *Workspace) Refine(was, filter string) {
	w.mu.Lock()
	w.now.state.Filter = was
	r := w.now.state.Route
	w.mu.Unlock()
	r.Filter = filter
	w.Go(r)
}

// Return goes to the place shown before.
func (w *Workspace) Return() {
	w.travel(func(s *session) (from, to *[]Route) { return &s.past, &s.future })
}

// Advance takes Return back.
func (w *Workspace) Advance() {
	w.travel(func(s *session) (from, to *[]Route) { return &s.future, &s.past })
}

// travel takes the last place off one list and puts the one shown on the other.
func (w *Workspace) travel(lists func(*session) (from, to *[]Route)) {
	w.mu.Lock()
	from, to := lists(&w.now)
	n := len(*from)
	if n == 0 || w.now.state.Status != Open {
		w.mu.Unlock()
		return
	}
	*to = append(*to, w.now.state.Route)
	w.now.state.Route, *from = (*from)[n-1], (*from)[:n-1]
	w.mu.Unlock()
	w.tell()
}

// limited are the last entries of a list.
func limited[T any](list []T, most int) []T { return list[max(len(list)-most, 0):] }
