"""Datasets as streams of rows: what an export holds, in one consistent moment, in constant memory."""
