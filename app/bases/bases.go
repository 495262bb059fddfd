// Package bases is the knowledge base that both programs work with: the bundled one, or one that an update made of it.
package bases

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/disk"
	"allelens/variants/interpret"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/knowledge/store"
)

// Variable names the folder of updated knowledge bases where the usual one is not wanted.
const Variable = "ALLELENS_KNOWLEDGE"

// Bundled opens the bundled knowledge base.
func Bundled(ctx context.Context) (*sqlite.Base, error) {
	return sqlite.Open(ctx, assets.Knowledge)
}

// Close ends a base that was only read, so that Close cannot lose anything.
func Close(b *sqlite.Base) { _ = b.Close() }

// Stock is the store of updated knowledge bases: a folder of the user's own. Without one, say
// where no home folder is known, there is only the bundled base.
func Stock() (store.Store, bool) {
	folder := folder()
	if folder == "" {
		return store.Store{}, false
	}
	return store.New(folder, time.Now().Format(time.DateOnly), disk.Replace), true
}

// folder is where updated bases lie; "" where no folder for settings is known.
func folder() string {
	if named := os.Getenv(Variable); named != "" {
		return named
	}
	return Settings("knowledge")
}

// Settings is where something of that name lies in the program's folder of the user's settings; "" where no such folder is known.
func Settings(name string) string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "allelens", name)
}

// InUse opens the knowledge base in use. doubt tells why it is the bundled one where another
// was chosen, and that the program's self-test failed with it.
func InUse(ctx context.Context) (base *sqlite.Base, doubt []*variants.Problem, err error) {
	s, ok := Stock()
	if !ok {
		base, err = Bundled(ctx)
		return base, nil, err
	}
	disk.Tidy(folder())
	base, problem, err := s.Open(ctx, assets.Knowledge)
	if problem != nil {
		doubt = append(doubt, problem)
	}
	if err == nil {
		if failed := failedTest(base.Version()); failed != nil {
			doubt = append(doubt, failed)
		}
	}
	return base, doubt, err
}

// serves reports whether the program can work with a base.
func serves(ctx context.Context, file []byte) error {
	base, err := sqlite.Open(ctx, file)
	if err != nil {
		return err
	}
	defer Close(base)
	_, err = interpret.New(ctx, base)
	return err
}
