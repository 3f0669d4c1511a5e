"""The guided tour: one script for each tab, a driver that clicks and types, and the report."""
