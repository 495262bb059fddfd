package casefile

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"filippo.io/age"

	"allelens/variants"
)

// kind is what opens a file.
type kind int

const (
	byNothing    kind = iota // it is not sealed
	byPassphrase             // a passphrase
	byKey                    // a secret key
)

// header is the first line of the format age.
const header = "age-encryption.org/"

// kindOf looks at the part of a file that stands in clear.
func kindOf(sealed []byte) kind {
	lines := strings.SplitN(string(sealed[:min(len(sealed), 256)]), "\n", 3)
	switch {
	case !strings.HasPrefix(lines[0], header):
		return byNothing
	case len(lines) > 1 && strings.HasPrefix(lines[1], "-> scrypt "):
		return byPassphrase
	}
	return byKey
}

// encrypt seals bytes.
func encrypt(plain []byte, to []age.Recipient) ([]byte, error) {
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to...)
	if err != nil {
		return nil, err
	}
	if _, err = w.Write(plain); err != nil {
		return nil, err
	}
	if err = w.Close(); err != nil {
		return nil, err
	}
	return sealed.Bytes(), nil
}

// decrypt opens bytes. Errors are *variants.Problem: not sealed, not by this key, damaged.
func decrypt(sealed []byte, k Key, name string) ([]byte, error) {
	identities, refused := k.identities, "sealed_key"
	switch kind := kindOf(sealed); {
	case kind == byNothing:
		return nil, variants.Fail("sealed_not", name)
	case kind == byPassphrase && k.passphrase == "":
		return nil, variants.Fail("sealed_needs_passphrase", name)
	case kind == byPassphrase:
		i, err := age.NewScryptIdentity(k.passphrase)
		if err != nil {
			return nil, variants.Fail("sealed_passphrase", name)
		}
		i.SetMaxWorkFactor(mostWork)
		identities, refused = []age.Identity{i}, "sealed_passphrase"
	case len(k.identities) == 0:
		return nil, variants.Fail("sealed_needs_key", name)
	}
	r, err := age.Decrypt(bytes.NewReader(sealed), identities...)
	if err != nil {
		if _, none := errors.AsType[*age.NoIdentityMatchError](err); none {
			return nil, variants.Fail(refused, name)
		}
		return nil, variants.Fail("sealed_damaged", name).Because(err)
	}
	plain, err := io.ReadAll(io.LimitReader(r, largest+1))
	if err != nil || len(plain) > largest {
		return nil, variants.Fail("sealed_damaged", name).Because(err)
	}
	return plain, nil
}
