package casefile

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"filippo.io/age"

	"allelens/variants"
)

// workFactor is the base-2 logarithm of scrypt's cost: 2^18, 256 MB and about a second, which is what age uses. Each
// guess at a passphrase costs as much. Files that ask for more than mostWork, 1 GB, are not opened.
const (
	usualWork = 18
	mostWork  = 20
)

var workFactor = usualWork // see work_ci.go

// Key opens cases: a passphrase, or secret keys.
type Key struct {
	passphrase string
	identities []age.Identity
	own        []string // public keys of the identities
}

// Public are the public keys of secret ones.
func (k Key) Public() []string { return k.own }

// Passphrase is the key to cases that a passphrase seals.
func Passphrase(words string) Key { return Key{passphrase: words} }

// Sealing is what closes a case: a passphrase, or public keys.
type Sealing struct {
	Passphrase string
	Recipients []string // public keys: "age1…"
}

// recipients are those of a sealing, as age has them.
func (s Sealing) recipients() ([]age.Recipient, error) {
	if len(s.Recipients) == 0 {
		r, err := age.NewScryptRecipient(s.Passphrase)
		if err != nil {
			return nil, variants.Fail("sealed_no_passphrase", "")
		}
		r.SetWorkFactor(workFactor)
		return []age.Recipient{r}, nil
	}
	var all []age.Recipient
	for _, text := range s.Recipients {
		r, err := recipient(text)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// recipient reads a public key.
func recipient(text string) (age.Recipient, error) {
	r, err := age.ParseX25519Recipient(strings.TrimSpace(text))
	if err != nil {
		return nil, variants.Fail("sealed_recipient", "", "key", variants.Visible(text))
	}
	return r, nil
}

// ReadRecipients reads public keys, one a line, as age-keygen and WriteKey leave them in a file; lines with # are
// remarks. A text that is one itself stands for itself.
func ReadRecipients(path string) ([]string, error) {
	if strings.HasPrefix(path, "age1") {
		_, err := recipient(path)
		return []string{path}, err
	}
	text, err := readSmall(path)
	if err != nil {
		return nil, err
	}
	var all []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "# public key: ") // of the file of a key
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "AGE-SECRET-KEY-") {
			continue
		}
		if _, err := recipient(line); err != nil {
			return nil, variants.Fail("sealed_recipients", path)
		}
		all = append(all, line)
	}
	if len(all) == 0 {
		return nil, variants.Fail("sealed_recipients", path)
	}
	return all, nil
}

// smallest files are keys.
const keyBytes = 64 << 10

func readSmall(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, variants.Fail("file_unreadable", path).Because(err)
	}
	text, err := io.ReadAll(io.LimitReader(f, keyBytes+1))
	if err = errors.Join(err, f.Close()); err != nil || len(text) > keyBytes {
		return nil, variants.Fail("file_unreadable", path).Because(err)
	}
	return text, nil
}

// NewKey makes a key of a clinic: its file, which the passphrase seals, and its public key. The file is one that the
// program age takes for an identity too.
func NewKey(passphrase string, now time.Time) (file []byte, public string, err error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, "", err
	}
	public = identity.Recipient().String()
	text := "# created: " + now.UTC().Format(time.RFC3339) + "\n# public key: " + public + "\n" + identity.String() + "\n"
	to, err := Sealing{Passphrase: passphrase}.recipients()
	if err != nil {
		return nil, "", err
	}
	file, err = encrypt([]byte(text), to)
	return file, public, err
}

// ReadKey reads the file of a key. ask gives the passphrase, if the file is sealed by one.
func ReadKey(path string, ask func() (string, error)) (Key, error) {
	text, err := readSmall(path)
	if err != nil {
		return Key{}, err
	}
	if kindOf(text) != byNothing {
		words, err := ask()
		if err != nil {
			return Key{}, err
		}
		if text, err = decrypt(text, Passphrase(words), path); err != nil {
			return Key{}, err
		}
	}
	identities, err := age.ParseIdentities(bytes.NewReader(text))
	if err != nil {
		return Key{}, variants.Fail("sealed_key_file", path)
	}
	k := Key{identities: identities}
	for _, i := range identities {
		if x, ok := i.(*age.X25519Identity); ok {
			k.own = append(k.own, x.Recipient().String())
		}
	}
	return k, nil
}
