package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"allelens/assets"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/disk"
	"allelens/variants/interpret"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/knowledge/store"
)

// storeVariable names the folder of updated knowledge bases where the usual one is not wanted.
const storeVariable = "ALLELENS_KNOWLEDGE"

// openKnowledge opens the bundled knowledge base.
func openKnowledge(ctx context.Context) (*sqlite.Base, error) {
	return sqlite.Open(ctx, assets.Knowledge)
}

// closing ends a base that was only read, so that closing cannot lose anything.
func closing(b *sqlite.Base) { _ = b.Close() }

// bases is the store of updated knowledge bases: a folder of the user's own. Without one, say
// where no home folder is known, there is only the bundled base.
func bases() (store.Store, bool) {
	folder := os.Getenv(storeVariable)
	if folder == "" {
		settings, err := os.UserConfigDir()
		if err != nil {
			return store.Store{}, false
		}
		folder = filepath.Join(settings, "allelens", "knowledge")
	}
	return store.New(folder, time.Now().Format(time.DateOnly), disk.Replace), true
}

// openInUse opens the knowledge base in use. doubt tells why it is the bundled one where another
// was chosen.
func openInUse(ctx context.Context) (base *sqlite.Base, doubt []*variants.Problem, err error) {
	s, ok := bases()
	if !ok {
		base, err = openKnowledge(ctx)
		return base, nil, err
	}
	base, problem, err := s.Open(ctx, assets.Knowledge)
	if problem != nil {
		doubt = append(doubt, problem)
	}
	return base, doubt, err
}

// mention prints doubts about the knowledge base, one line each.
func mention(w io.Writer, doubts []*variants.Problem) {
	for _, p := range doubts {
		fmt.Fprintln(w, text.Default().Text("command.error", "text", located(p)))
	}
}

// located is a problem's sentence behind its place.
func located(p *variants.Problem) string { return placed(p.Where, text.Default().Problem(p)) }

// placed is a sentence behind its place, if there is one.
func placed(where, line string) string {
	if where != "" {
		return variants.Visible(where) + ": " + line
	}
	return line
}

// serves reports whether the program can work with a base.
func serves(ctx context.Context, file []byte) error {
	base, err := sqlite.Open(ctx, file)
	if err != nil {
		return err
	}
	defer closing(base)
	_, err = interpret.New(ctx, base)
	return err
}
