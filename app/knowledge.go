package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"allelens/assets"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/shelf"
	"allelens/variants/knowledge/update"
)

// shelfVariable names the folder of updated knowledge bases where the usual one is not wanted.
const shelfVariable = "ALLELENS_KNOWLEDGE"

// openKnowledge opens the bundled knowledge base.
func openKnowledge(ctx context.Context) (*knowledge.Base, error) {
	return knowledge.Open(ctx, assets.Knowledge)
}

// closing ends a base that was only read, so that closing cannot lose anything.
func closing(b *knowledge.Base) { _ = b.Close() }

// bases is the shelf of updated knowledge bases: a folder of the user's own. Without one, say
// where no home folder is known, there is only the bundled base.
func bases() (shelf.Shelf, bool) {
	folder := os.Getenv(shelfVariable)
	if folder == "" {
		settings, err := os.UserConfigDir()
		if err != nil {
			return shelf.Shelf{}, false
		}
		folder = filepath.Join(settings, "allelens", "knowledge")
	}
	return shelf.New(folder, replace), true
}

// openInUse opens the knowledge base in use. doubt tells why it is the bundled one where another
// was chosen.
func openInUse(ctx context.Context) (base *knowledge.Base, doubt []*variants.Problem, err error) {
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
		fmt.Fprintln(w, text.English().Text("command.error", "text", located(p)))
	}
}

// located is a problem's sentence behind its place.
func located(p *variants.Problem) string { return placed(p.Where, text.English().Problem(p)) }

// placed is a sentence behind its place, if there is one.
func placed(where, line string) string {
	if where != "" {
		return variants.Visible(where) + ": " + line
	}
	return line
}

// updateKnowledge makes a knowledge base out of the bundled one and a ClinVar file. It is installed,
// and used from the next start, only if it passes every check and dry is false.
func updateKnowledge(ctx context.Context, path string, dry bool, progress func(done, total int64)) (*update.Result, error) {
	r, err := update.Build(ctx, assets.Knowledge, path, progress)
	if err != nil || !r.Passed() {
		return r, err
	}
	if err := serves(ctx, r.Base); err != nil || dry {
		return r, err
	}
	s, ok := bases()
	if !ok {
		return r, variants.Fail("knowledge_no_folder", shelfVariable)
	}
	return r, s.Install(r.Version, r.Base, assets.Knowledge, r.File.Name+" sha256:"+r.File.SHA256)
}

// scoreKnowledge adds a table of scores to a base: the one that an update has just made, or nil for the one in
// use. It is installed, and used from the next start, unless dry. Where lines cannot be used nothing is, and bad
// tells of each.
func scoreKnowledge(ctx context.Context, path string, made *update.Result, dry bool) (r *update.Scored, bad []*variants.Problem, err error) {
	s, ok := bases()
	of, from := assets.Knowledge, ""
	switch {
	case made != nil:
		of, from = made.Base, made.File.Name+" sha256:"+made.File.SHA256+" · "
	case ok:
		var doubt *variants.Problem
		if of, doubt = s.Data(assets.Knowledge); doubt != nil {
			return nil, nil, doubt
		}
	}
	r, bad, err = update.Score(ctx, of, path)
	if err != nil || len(bad) > 0 {
		return r, bad, err
	}
	if err := serves(ctx, r.Base); err != nil || dry {
		return r, nil, err
	}
	if !ok {
		return r, nil, variants.Fail("knowledge_no_folder", shelfVariable)
	}
	return r, nil, s.Install(r.Version, r.Base, assets.Knowledge, from+r.File)
}

// serves reports whether the program can work with a base.
func serves(ctx context.Context, file []byte) error {
	base, err := knowledge.Open(ctx, file)
	if err != nil {
		return err
	}
	defer closing(base)
	_, err = interpret.New(ctx, base)
	return err
}
