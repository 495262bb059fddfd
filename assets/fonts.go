package assets

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sync"
)

// The fonts of screen and paper. Inter lacks the ballot boxes and the heavy cross; nothing
// that is printed may use a sign outside these fonts (report/text tests it).
var (
	//go:embed fonts/Inter-Regular.ttf
	FontRegular []byte
	//go:embed fonts/Inter-SemiBold.ttf
	FontBold []byte
	//go:embed fonts/DejaVuSansMono.ttf
	FontMono []byte

	//go:embed fonts/DroidSansFallbackFull.ttf.gz
	fontHan []byte
	//go:embed fonts/NanumSquareR.ttf.gz
	fontHangul []byte
)

// FontHan and FontHangul are the fonts for Chinese and Japanese, and for Korean names. They are unpacked when they are first
// asked for, 4.0 and 0.7 MB.
var (
	FontHan    = sync.OnceValues(func() ([]byte, error) { return unpacked(fontHan) })
	FontHangul = sync.OnceValues(func() ([]byte, error) { return unpacked(fontHangul) })
)

func unpacked(font []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(font))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
