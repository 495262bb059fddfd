package vcf

import (
	"bytes"
	"cmp"
	"encoding/binary"

	"allelens/variants"
)

// The containers in which VCF text comes, as Identity.Format names them.
const (
	formatPlain = "vcf"
	formatBGZF  = "vcf.gz (bgzip)"
	formatGzip  = "vcf.gz (gzip)"
)

var gzipMagic = []byte{0x1f, 0x8b}

// signatures are the first bytes of files that people give in a VCF's place.
var signatures = []struct{ magic, kind string }{
	{"BAM\x01", "BAM"}, {"CRAM", "CRAM"}, {"%PDF", "PDF"}, {"PK\x03\x04", "ZIP"}, {"BZh", "bzip2"},
	{"\xfd7zXZ", "xz"}, {"7z\xbc\xaf", "7z"}, {"\x28\xb5\x2f\xfd", "zstd"}, {"Rar!", "RAR"}, {"SQLite format", "SQLite"},
	{"\x89PNG", "PNG"}, {"\xff\xd8\xff", "JPEG"}, {"TBI\x01", "tabix"}, {"CSI\x01", "CSI"}, {"@HD\t", "SAM"}, {">", "FASTA"},
	{"<!DOCTYPE", "HTML"}, {"<!doctype", "HTML"}, {"<html", "HTML"}, {"{", "JSON"},
}

// container tells by the first bytes on the disk how the text is packed.
func container(head []byte) string {
	switch {
	case !bytes.HasPrefix(head, gzipMagic):
		return formatPlain
	case blockSize(head) > 0:
		return formatBGZF
	}
	return formatGzip
}

// refuse tells by the first bytes of the unpacked text that a file is something else than VCF.
// It returns nil if it may be one.
func refuse(head []byte, format, name string) *variants.Problem {
	if len(head) == 0 {
		return variants.Fail("empty_file", name)
	}
	if bytes.HasPrefix(head, []byte("BCF\x04")) {
		return variants.Fail("bcf_old", name)
	}
	if format != formatPlain && bytes.HasPrefix(head, gzipMagic) {
		return variants.Fail("gzip_twice", name)
	}
	for _, text := range append(zipped(head), head) {
		if maker, ok := consumerTable(text); ok {
			return variants.Fail("consumer_raw", name, "maker", cmp.Or(maker, "–"))
		}
	}
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.magic)) {
			return variants.Fail("other_format", name, "kind", s.kind)
		}
	}
	return nil
}

// bgzfHeader is the length of a gzip header up to its extra field.
const bgzfHeader = 12

// blockSize returns the size in bytes of the BGZF block that begins at head, header and
// trailer included, or 0 if none begins there (SAM specification, section 4.1).
func blockSize(head []byte) int {
	if len(head) < bgzfHeader || !bytes.HasPrefix(head, []byte{0x1f, 0x8b, 8, 4}) {
		return 0
	}
	end := bgzfHeader + int(binary.LittleEndian.Uint16(head[10:]))
	if end > len(head) {
		return 0
	}
	for extra := head[bgzfHeader:end]; len(extra) >= 4; {
		n := int(binary.LittleEndian.Uint16(extra[2:]))
		if 4+n > len(extra) {
			return 0
		}
		if extra[0] == 'B' && extra[1] == 'C' && n == 2 {
			return int(binary.LittleEndian.Uint16(extra[4:])) + 1
		}
		extra = extra[4+n:]
	}
	return 0
}
