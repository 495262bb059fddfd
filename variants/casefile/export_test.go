package casefile

import (
	"bytes"

	"github.com/klauspost/compress/zstd"
)

// Work makes sealing by a passphrase as costly as 2^n, for tests that seal often.
func Work(n int) (back func()) {
	before := workFactor
	workFactor = n
	return func() { workFactor = before }
}

// Plains are contents before they are sealed: whole, and with an empty, a newer and a strange one.
func Plains(c *Content) [][]byte {
	var whole bytes.Buffer
	if err := encode(&whole, c, note{}); err != nil {
		panic(err)
	}
	return [][]byte{whole.Bytes(), nil, []byte(intro + "2\n"), []byte(intro + "1\n{}"), packed(`{"case":{"case_version":1},"kept":{"Records":[null]}}`)}
}

// packed is a content of any JSON.
func packed(text string) []byte {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	return w.EncodeAll([]byte(text), []byte(intro+"1\n"))
}

// Decode reads a content as it is before it is sealed.
func Decode(plain []byte) (*Content, error) {
	c, _, err := decode(plain, "x")
	return c, err
}
