"""The learner's pages: home, course, lesson, quiz, history."""
