#!/usr/bin/env python3
"""koers forecast as people run it: files in, files out, and nothing lost where a name is wrong."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

KOERS = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release").resolve() / "koers"
HEADER = "id,frequency,season,period,horizon,values\n"


class Forecast(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.at = pathlib.Path(self.folder.name)
        self.train = self.at / "train.csv"
        self.train.write_text(HEADER + "a,monthly,12,12,3," + " ".join(str(10 + i % 5) for i in range(40)) + "\n")

    def tearDown(self):
        self.folder.cleanup()

    def run_koers(self, *arguments):
        return subprocess.run([KOERS, "forecast", "--lang", "en", *map(str, arguments)], cwd=self.at,
                              capture_output=True, text=True, timeout=120)

    def test_every_step_has_a_row_and_every_question_an_answer(self):
        questions = self.at / "questions.csv"
        questions.write_text("qid,id,kind,direction,step,target\nq1,a,level,up,3,0\nq2,a,sum,down,3,0\n")
        ran = self.run_koers("--train", "train.csv", "--out", "out.csv", "--questions", questions, "--probabilities", "p.csv")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertEqual(len((self.at / "out.csv").read_text().splitlines()), 4)
        self.assertEqual((self.at / "p.csv").read_text(), "qid,p\nq1,1\nq2,0\n")
        self.assertEqual(sorted(path.name for path in self.at.iterdir()), ["out.csv", "p.csv", "questions.csv", "train.csv"])

    def test_an_output_is_left_alone_where_an_input_is_not_there(self):
        (self.at / "out.csv").write_text("old")
        ran = self.run_koers("--train", "missing.csv", "--out", "out.csv")
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("missing.csv", ran.stderr)
        self.assertEqual((self.at / "out.csv").read_text(), "old")

    def test_what_is_read_is_not_written_over(self):
        before = self.train.read_text()
        ran = self.run_koers("--train", "train.csv", "--out", "train.csv")
        self.assertNotEqual(ran.returncode, 0)
        self.assertEqual(self.train.read_text(), before)

    def test_two_results_need_two_files(self):
        (self.at / "questions.csv").write_text("qid,id,kind,direction,step,target\nq1,a,level,up,3,0\n")
        ran = self.run_koers("--train", "train.csv", "--out", "x.csv", "--questions", "questions.csv", "--probabilities", "x.csv")
        self.assertNotEqual(ran.returncode, 0)
        self.assertFalse((self.at / "x.csv").exists())

    def test_a_row_that_cannot_be_read_is_named_and_leaves_nothing_behind(self):
        self.train.write_text(self.train.read_text() + "b,monthly,12,12,0,1 2 3\n")
        (self.at / "out.csv").write_text("old")
        ran = self.run_koers("--train", "train.csv", "--out", "out.csv")
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("Line 3", ran.stderr)
        self.assertEqual((self.at / "out.csv").read_text(), "old")
        self.assertEqual(sorted(path.name for path in self.at.iterdir()), ["out.csv", "train.csv"])

    def test_a_folder_is_no_file_of_series(self):
        ran = self.run_koers("--train", self.at, "--out", "out.csv")
        self.assertNotEqual(ran.returncode, 0)

    def test_two_columns_are_drawn(self):
        numbers = self.at / "numbers.csv"
        numbers.write_text("month,hours\n" + "".join(f"2024-{m:02d},{14 + m % 4}\n" for m in range(1, 13)))
        ran = self.run_koers("numbers.csv", "--horizon", 3, "--svg", "fan.svg")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertTrue((self.at / "fan.svg").read_text().startswith("<svg"))

    def test_what_it_was_made_from_is_told(self):
        (self.at / "numbers.csv").write_text(
            "month,hours\n2024-01,14\n2024-02,15\n2024-03,?!\n2024-04,13\n2999-01,2\n")
        ran = self.run_koers("numbers.csv", "--horizon", 2)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertIn("From 3 values, by ", ran.stdout)
        self.assertIn("2999-01 is not over yet", ran.stdout)
        self.assertIn("1 missing period was bridged", ran.stdout)
        self.assertIn("Few values (3)", ran.stdout)
        self.assertIn("numbers.csv:4", ran.stderr)
        answer = json.loads(self.run_koers("numbers.csv", "--horizon", 2, "--json").stdout)
        self.assertEqual((answer["used"], answer["filled"], answer["caution"]), (3, 1, "few_values"))
        self.assertAlmostEqual(sum(model["weight"] for model in answer["models"]), 1)
        self.assertEqual([line["line"] for line in answer["left_out"]], [4])

    def test_a_number_that_cannot_be_counted_with_is_told(self):
        (self.at / "numbers.csv").write_text(
            "month,hours\n2024-01,14\n2024-02,2e300\n2024-03,15\n2024-04,?!\n2024-05,-2e300\n2024-06,13\n")
        ran = self.run_koers("numbers.csv", "--horizon", 2)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertIn("numbers.csv:3", ran.stderr)
        self.assertIn("Line 3: 2e+300 cannot be counted with", ran.stderr)
        answer = json.loads(self.run_koers("numbers.csv", "--horizon", 2, "--json").stdout)
        self.assertEqual([(line["line"], line["code"]) for line in answer["left_out"]],
                         [(3, "forecast.number_too_large"), (5, "import.bad_number"), (6, "forecast.number_too_large")])
        self.assertEqual((answer["used"], answer["filled"]), (3, 3))
        self.assertEqual(answer["values"], [14, None, 15, None, None, 13])

    def test_numbers_that_cannot_be_counted_with_alone_are_no_history(self):
        (self.at / "numbers.csv").write_text("month,hours\n2024-01,2e300\n2024-02,3e300\n")
        ran = self.run_koers("numbers.csv")
        self.assertEqual(ran.returncode, 1)
        self.assertIn("forecast.number_too_large", ran.stderr)
        self.assertIn("numbers.csv:2", ran.stderr)

    def test_a_model_without_weight_is_not_told(self):
        numbers = self.at / "shifted.csv"
        numbers.write_text("month,hours\n" + "".join(
            f"{2018 + i // 12}-{i % 12 + 1:02d},{(100 if i < 40 else 200) + i % 3}\n" for i in range(60)))
        ran = self.run_koers("shifted.csv")
        self.assertIn("From 60 values, by naive", ran.stdout)
        self.assertNotIn(" 0%", ran.stdout)

    def test_a_period_that_is_open_is_no_history(self):
        (self.at / "numbers.csv").write_text("month,hours\n2999-01,14\n2999-02,15\n")
        ran = self.run_koers("numbers.csv")
        self.assertEqual(ran.returncode, 1)
        self.assertIn("forecast.nothing_closed", ran.stderr)

    def test_a_date_far_away_is_named(self):
        (self.at / "numbers.csv").write_text("date,hours\n1901-01-01,14\n2024-02-01,15\n2024-02-02,15\n")
        ran = self.run_koers("numbers.csv")
        self.assertEqual(ran.returncode, 1)
        self.assertIn("forecast.gap_too_long", ran.stderr)


class Learner(unittest.TestCase):
    """What makes the engine's tables never sees a truth."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.at = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def learn(self, name, *arguments):
        (self.at / name).write_text(HEADER + "a,monthly,12,12,3," + " ".join(str(10 + i % 5) for i in range(60)) + "\n")
        return subprocess.run([KOERS.parent / "forecast_learn", *(arguments or (name, "tables.inc"))], cwd=self.at,
                              capture_output=True, text=True, timeout=120)

    def test_it_reads_no_file_but_the_training_part(self):
        ran = self.learn("test.csv")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("train.csv alone", ran.stderr)
        self.assertFalse((self.at / "tables.inc").exists())

    def test_settings_are_judged_on_no_other_file_and_not_by_a_few_series(self):
        ran = self.learn("test.csv", "--judge", "test.csv")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("train.csv alone", ran.stderr)
        ran = self.learn("train.csv", "--judge", "train.csv")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertNotIn("monthly", ran.stdout)

    def test_how_it_is_run_is_said(self):
        ran = self.learn("train.csv", "train.csv")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("--judge train.csv", ran.stderr)

    def test_it_makes_no_tables_from_a_few_series(self):
        ran = self.learn("train.csv")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("no other file is opened", ran.stdout)
        self.assertIn("too few series", ran.stderr)
        self.assertEqual([path.name for path in self.at.iterdir()], ["train.csv"])


if __name__ == "__main__":
    unittest.main()
