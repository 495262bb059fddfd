package bases

import (
	"context"
	"sync/atomic"

	"allelens/variants"
	"allelens/variants/knowledge/sqlite"
)

// ahead is a base that is being opened before it is asked for.
type ahead struct {
	taken  atomic.Bool
	opened chan struct{} // closed when it is
	base   *sqlite.Base
	doubt  []*variants.Problem
	err    error
}

type aheadKey struct{}

// Ahead opens the base in use in the background. The first InUse with the context that it returns waits for that one.
func Ahead(ctx context.Context) context.Context {
	a := &ahead{opened: make(chan struct{})}
	go func() {
		defer close(a.opened)
		a.base, a.doubt, a.err = open(ctx)
	}()
	return context.WithValue(ctx, aheadKey{}, a)
}

// InUse opens the knowledge base in use. doubt tells why it is the bundled one where another
// was chosen, and that the program's self-test failed with it.
func InUse(ctx context.Context) (base *sqlite.Base, doubt []*variants.Problem, err error) {
	a, begun := ctx.Value(aheadKey{}).(*ahead)
	if !begun || a.taken.Swap(true) {
		return open(ctx)
	}
	<-a.opened
	return a.base, a.doubt, a.err
}
