package store

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
)

// account is what a base holds, as far as trust in it rests on that.
type account struct {
	tables  []knowledge.Content
	panel   []variants.Allele // that the expert panel calls disease-causing
	version string
	newest  string // date of its newest class
}

// accountOf opens a base and takes its account, of the tables that which is true for.
func accountOf(ctx context.Context, file []byte, which func(knowledge.Content) bool) (*account, error) {
	base, err := sqlite.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = base.Close() }() // only read
	return read(ctx, base, which)
}

func everything(knowledge.Content) bool { return true }

func read(ctx context.Context, base *sqlite.Base, which func(knowledge.Content) bool) (a *account, err error) {
	a = &account{version: base.Version()}
	if a.tables, err = base.Contents(ctx, which); err != nil {
		return nil, err
	}
	if a.panel, err = base.PanelPathogenic(ctx); err != nil {
		return nil, err
	}
	a.newest, err = base.NewestClass(ctx)
	return a, err
}

// distrust is why an installed base is not used; nil where nothing speaks against it. Whoever edits a base and
// corrects its checksums has the bundled base against them, as far as no update may change it.
func (s Store) distrust(ctx context.Context, item Item, base *sqlite.Base, bundled []byte) *variants.Problem {
	var wait sync.WaitGroup
	var first *account
	var failed error
	wait.Go(func() { first, failed = accountOf(ctx, bundled, knowledge.Content.Fixed) })
	own, err := read(ctx, base, everything)
	wait.Wait()
	if err = errors.Join(err, failed); err != nil {
		return variants.Warn("knowledge_edited", item.Version).Because(err)
	}
	fixed := slices.DeleteFunc(slices.Clone(own.tables), func(c knowledge.Content) bool { return !c.Fixed() })
	if own.version != item.Version || !slices.Equal(own.tables, item.Tables) || !slices.Equal(fixed, first.tables) {
		return variants.Warn("knowledge_edited", item.Version)
	}
	if own.newest > s.today {
		return variants.Warn("knowledge_future", item.Version, "date", own.newest, "today", s.today)
	}
	if lost := item.lost(own, first); len(lost) > 0 {
		return variants.Warn("knowledge_unanswered", item.Version, "count", strconv.Itoa(len(lost)), "first", lost[0])
	}
	return nil
}

// lost are the alleles that the expert panel calls disease-causing in the bundled base, and no longer in the item's own
// without that somebody has accepted it.
func (i Item) lost(own, bundled *account) (lost []string) {
	held := map[variants.Allele]bool{}
	for _, a := range own.panel {
		held[a] = true
	}
	for _, a := range bundled.panel {
		if !held[a] && !slices.Contains(i.Accepted, a.String()) {
			lost = append(lost, a.String())
		}
	}
	return lost
}
