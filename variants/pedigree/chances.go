package pedigree

// mostOpen is how many persons may be open at once: each doubles the work.
const mostOpen = 22

// Chances are each person's chance, in percent, to carry the variant that the patient carries, from who was tested: one founder
// brought it into the family, and each child of a carrier has it with one chance in two. ok is false where what is known cannot
// be (a carrier whose parents were both found not to be), or where the family is too large to be gone through.
func Chances(all []Person) (percent map[string]float64, ok bool) {
	sorted, sound := order(all)
	if !sound {
		return nil, false
	}
	w := walk{all: all, order: sorted, at: map[string]int{}, carries: make([]bool, len(all)), weight: make([]float64, len(all))}
	for i, p := range all {
		w.at[p.ID] = i
	}
	for i, p := range all {
		if p.Father == "" {
			w.founder = i
			w.from(0, 1, 0)
		}
	}
	if w.total == 0 || w.large {
		return nil, false
	}
	percent = map[string]float64{}
	for i, p := range all {
		percent[p.ID] = 100 * w.weight[i] / w.total
	}
	return percent, true
}

// walk goes through all ways in which a founder's variant can have been passed on.
type walk struct {
	all     []Person
	order   []int // parents before children
	at      map[string]int
	founder int
	carries []bool
	weight  []float64 // of the ways in which each carries it
	total   float64
	large   bool
}

// from goes on with the persons from n on, of a way that has a likelihood; open is how many were left to chance.
func (w *walk) from(n int, likelihood float64, open int) {
	if n == len(w.order) {
		w.total += likelihood
		for i, c := range w.carries {
			if c {
				w.weight[i] += likelihood
			}
		}
		return
	}
	i := w.order[n]
	p := w.all[i]
	may := i == w.founder
	inherits := p.Father != "" && (w.carries[w.at[p.Father]] || w.carries[w.at[p.Mother]])
	if !inherits {
		w.as(n, may, likelihood, open)
		return
	}
	if open >= mostOpen {
		w.large = true
		return
	}
	w.as(n, true, likelihood/2, open+1)
	w.as(n, false, likelihood/2, open+1)
}

// as goes on where a person carries it, or does not, unless a test says otherwise.
func (w *walk) as(n int, carries bool, likelihood float64, open int) {
	p := w.all[w.order[n]]
	if p.Test == Carrier && !carries || p.Test == NotCarrier && carries || p.Proband && !carries {
		return
	}
	w.carries[w.order[n]] = carries
	w.from(n+1, likelihood, open)
	w.carries[w.order[n]] = false
}
