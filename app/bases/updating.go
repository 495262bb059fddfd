package bases

import (
	"context"
	"runtime/debug"
	"slices"
	"time"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/knowledge/store"
	"allelens/variants/knowledge/update"
	"allelens/variants/memory"
)

// Updating is an update of the knowledge base in use. No other runs beside it.
type Updating struct {
	stock   store.Store
	has     bool // a folder for bases is known
	base    []byte
	held    []string          // what was accepted for base before: see store.Item
	Doubt   *variants.Problem // why base is not the one that was chosen
	today   string            // YYYY-MM-DD
	release func()
	heap    int64 // the limit that was before, in bytes
}

// updateHeap is how much memory more, in bytes, the collector aims at during an update: with what SQLite holds beside it
// less than 300 MB.
const updateHeap = 110 << 20

// Begin takes the base in use and keeps others from changing it until End is called. A dry one changes
// nothing, and keeps nobody from anything.
func Begin(ctx context.Context, dry bool) (*Updating, error) {
	u := &Updating{base: assets.Knowledge, today: time.Now().Format(time.DateOnly), release: func() {}, heap: memory.Limit(updateHeap)}
	u.stock, u.has = Stock()
	if !u.has {
		return u, nil
	}
	if !dry {
		var err error
		if u.release, err = u.stock.Lock(); err != nil {
			debug.SetMemoryLimit(u.heap)
			return nil, err
		}
	}
	u.base, u.held, u.Doubt = u.stock.Data(ctx, assets.Knowledge)
	return u, nil
}

// End lets others change the base in use.
func (u *Updating) End() {
	debug.SetMemoryLimit(u.heap)
	u.release()
}

// Prepare compares a ClinVar file with the base in use; date is what the user says of its release, or "".
func (u *Updating) Prepare(ctx context.Context, path, date string, progress func(done, total int64)) (*update.Draft, error) {
	return update.Prepare(ctx, u.base, update.Request{Path: path, Date: date, Today: u.today}, progress)
}

// Made is a new base that the program can work with.
type Made struct {
	base    []byte
	Version string
	from    string // the files that it was made of, with their checksums
	// accepted are the alleles of which somebody accepted that they lost the expert panel's class of pathogenic.
	accepted []string
}

// Build makes the new base of a draft.
func (u *Updating) Build(ctx context.Context, d *update.Draft, answers map[string]update.Answer) (*Made, error) {
	r, err := d.Build(ctx, answers)
	if err != nil {
		return nil, err
	}
	if !r.Passed() {
		return nil, ChecksFailed(r)
	}
	debug.FreeOSMemory() // what the comparison took, before the program tries the base
	accepted := slices.Concat(u.held, r.Accepted)
	return &Made{r.Base, r.Version, r.File.Name + " sha256:" + r.File.SHA256, accepted}, serves(ctx, r.Base)
}

// Score adds a table of scores to a base: the one that was just made, or nil for the one in use. Where lines cannot
// be used nothing is made, and bad tells of each.
func (u *Updating) Score(ctx context.Context, path string, before *Made) (*update.Scored, *Made, []*variants.Problem, error) {
	if before == nil && u.Doubt != nil {
		return nil, nil, nil, u.Doubt
	}
	of, from, accepted := u.base, "", u.held
	if before != nil {
		of, from, accepted = before.base, before.from+" · ", before.accepted
	}
	r, bad, err := update.Score(ctx, of, path)
	if err != nil || len(bad) > 0 {
		return nil, nil, bad, err
	}
	return r, &Made{r.Base, r.Version, from + r.File, accepted}, nil, serves(ctx, r.Base)
}

// Install switches over to a new base, which is used from the next start.
func (u *Updating) Install(ctx context.Context, m *Made) error {
	if !u.has {
		return variants.Fail("knowledge_no_folder", Variable)
	}
	return u.stock.Install(ctx, store.Item{Version: m.Version, ClinVar: m.from, Accepted: m.accepted}, m.base, assets.Knowledge)
}

// ChecksFailed is the error for a file that fails checks.
func ChecksFailed(r *update.Result) error {
	return variants.Fail("knowledge_checks", r.File.Name, "failed", failedChecks(r))
}
