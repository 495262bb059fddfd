package main

import (
	"encoding/json"
	"os"
	"path/filepath"

	"allelens/variants"
	"allelens/variants/disk"
)

// keepSetting writes one of the small files of the user's settings, and the folder around it.
func keepSetting(path string, value any) error {
	content, err := json.MarshalIndent(value, "", "  ")
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o700)
	}
	if err == nil {
		err = disk.Replace(path, append(content, '\n'))
	}
	if err != nil {
		return variants.Fail("output_unwritable", path).Because(err)
	}
	return nil
}
