package vcf

import (
	"context"
	"path/filepath"
)

// Describe reads the header of a file and nothing behind it: no record, no index, no checksum, and no sample is chosen.
// Errors are *variants.Problem, or the context's.
func Describe(ctx context.Context, path string) (*Header, Identity, error) {
	f := &File{options: Options{Sites: true}, cancel: func() {}}
	f.identity.Path, f.identity.Name = path, filepath.Base(path)
	if p := f.open(); p != nil {
		return nil, Identity{}, p
	}
	err := f.readHeader(ctx)
	if closed := f.file.Close(); err == nil && closed != nil {
		err = f.readProblem(closed, 0)
	}
	if err != nil {
		return nil, Identity{}, err
	}
	return f.header, f.identity, nil
}
