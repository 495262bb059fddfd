package vcf

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// deflateTexts are texts of many kinds: none, one byte over and over, bytes without pattern, all
// distances, lines of a file.
func deflateTexts() map[string][]byte {
	r := rand.New(rand.NewPCG(5, 5))
	noise := make([]byte, 60_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	skewed := make([]byte, 60_000)
	for i := range skewed {
		skewed[i] = byte(r.ExpFloat64() * 12)
	}
	var far []byte
	for len(far) < 60_000 {
		far = append(far, noise[:20+r.IntN(40)]...)
		if from := r.IntN(len(far)); true {
			far = append(far, far[from:min(len(far), from+3+r.IntN(300))]...)
		}
	}
	return map[string][]byte{
		"nothing": nil, "a byte": []byte("x"), "run": bytes.Repeat([]byte("x"), 60_000), "pairs": bytes.Repeat([]byte("xyz"), 9000),
		"noise": noise, "skewed": skewed, "far": far, "lines": []byte((head + body(2000))[:60_000]), "short": []byte(head[:20]),
	}
}

func deflate(t testing.TB, text []byte, level int) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// levels of compression: stored, fast, usual, best, codes without matches.
var levels = []int{flate.NoCompression, flate.BestSpeed, flate.DefaultCompression, flate.BestCompression, flate.HuffmanOnly}

// unpacked inflates data to a text of the given length.
func unpacked(u *unpacker, data []byte, size int) ([]byte, error) {
	out := make([]byte, size)
	err := u.unpack(out, append(slices.Clone(data), strings.Repeat("\xff", behindData)...), len(data))
	return out, err
}

func TestUnpack(t *testing.T) {
	u := new(unpacker)
	for name, text := range deflateTexts() {
		for _, level := range levels {
			data := deflate(t, text, level)
			if got, err := unpacked(u, data, len(text)); err != nil || !bytes.Equal(got, text) {
				t.Errorf("%s at level %d: %v", name, level, err)
			}
			if _, err := unpacked(u, data, len(text)+1); err == nil {
				t.Errorf("%s at level %d: a shorter text passes", name, level)
			}
			if len(text) > 0 {
				if _, err := unpacked(u, data, len(text)-1); err == nil {
					t.Errorf("%s at level %d: a longer text passes", name, level)
				}
				if _, err := unpacked(u, data[:len(data)/2], len(text)); err == nil {
					t.Errorf("%s at level %d: half of the data passes", name, level)
				}
			}
		}
	}
}

// FuzzUnpack holds any data against the standard library's reader: the same text, or an error
// in both.
func FuzzUnpack(f *testing.F) {
	for _, text := range deflateTexts() {
		for _, level := range levels {
			f.Add(deflate(f, text[:min(len(text), 3000)], level))
		}
	}
	u := new(unpacker)
	f.Fuzz(func(t *testing.T, data []byte) {
		want, wrong := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), 1<<20))
		if len(want) == 1<<20 {
			return
		}
		got, err := unpacked(u, data, len(want))
		if (err != nil) != (wrong != nil) || err == nil && !bytes.Equal(got, want) {
			t.Errorf("%v, the library's reader %v", err, wrong)
		}
	})
}

func BenchmarkUnpack(b *testing.B) {
	text := deflateTexts()["lines"]
	data := append(deflate(b, text, flate.DefaultCompression), make([]byte, behindData)...)
	out := make([]byte, len(text))
	u := new(unpacker)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := u.unpack(out, data, len(data)-behindData); err != nil {
			b.Fatal(err)
		}
	}
}
