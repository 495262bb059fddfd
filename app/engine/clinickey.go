package engine

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"allelens/variants"
	"allelens/variants/casefile"
)

// MakeKey makes the key of a clinic in a new file, which the passphrase seals, and gives its public key. An existing file is
// never written over: it may be what opens all cases. Errors are *variants.Problem.
func MakeKey(path, passphrase string) (public string, err error) {
	KeepSecret()
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return "", variants.Fail("sealed_key_exists", path)
	}
	file, public, err := casefile.NewKey(passphrase, time.Now())
	if err != nil {
		return "", err
	}
	return public, WriteWhole(path, func(w io.Writer) error {
		_, err := w.Write(file)
		return err
	})
}

// PublicKey is the public key of a clinic's key file, which the passphrase opens. Errors are *variants.Problem.
func PublicKey(path, passphrase string) (string, error) {
	KeepSecret()
	k, err := casefile.ReadKey(path, func() (string, error) { return passphrase, nil })
	if err != nil {
		return "", err
	}
	public := k.Public()
	if len(public) == 0 {
		return "", variants.Fail("sealed_key_file", path)
	}
	return public[0], nil
}
