package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"reflect"
)

// eachRow hands over each row in turn. It asks the driver itself: what stands between costs more than SQLite does.
func eachRow(ctx context.Context, lite driver.QueryerContext, query string, args []any, row func(cells []driver.Value) error) (err error) {
	named := make([]driver.NamedValue, len(args))
	for i, a := range args {
		value, err := driver.DefaultParameterConverter.ConvertValue(a)
		if err != nil {
			return err
		}
		named[i] = driver.NamedValue{Ordinal: i + 1, Value: value}
	}
	rows, err := lite.QueryContext(ctx, query, named)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	cells := make([]driver.Value, len(rows.Columns()))
	for {
		if err := rows.Next(cells); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := row(cells); err != nil {
			return err
		}
	}
}

// put puts a cell where it belongs. A cell without a value is an error, and so is one of another kind.
func put(place any, cell driver.Value) error {
	switch to := place.(type) {
	case *string:
		if text, ok := cell.(string); ok {
			*to = text
			return nil
		}
	case *int:
		if n, ok := cell.(int64); ok {
			*to = int(n)
			return nil
		}
	case *int64:
		if n, ok := cell.(int64); ok {
			*to = n
			return nil
		}
	case *bool:
		if n, ok := cell.(int64); ok && (n == 0 || n == 1) {
			*to = n == 1
			return nil
		}
	case *float64:
		return putNumber(to, cell)
	case sql.Scanner:
		return to.Scan(cell)
	case *[]byte:
		return putBytes(to, cell)
	default:
		return putWords(reflect.ValueOf(place).Elem(), cell)
	}
	return fmt.Errorf("%T does not hold %T", place, cell)
}

// putNumber puts a cell where a broken number belongs.
func putNumber(to *float64, cell driver.Value) error {
	switch n := cell.(type) {
	case float64:
		*to = n
	case int64:
		*to = float64(n)
	default:
		return fmt.Errorf("%T does not hold %T", to, cell)
	}
	return nil
}

// putBytes puts a cell where bytes belong.
func putBytes(to *[]byte, cell driver.Value) error {
	bytes, ok := cell.([]byte)
	if !ok {
		return fmt.Errorf("%T does not hold %T", to, cell)
	}
	*to = bytes
	return nil
}

// putWords puts a cell into a type whose values are words.
func putWords(to reflect.Value, cell driver.Value) error {
	text, ok := cell.(string)
	if !ok || to.Kind() != reflect.String {
		return fmt.Errorf("%s does not hold %T", to.Type(), cell)
	}
	to.SetString(text)
	return nil
}
