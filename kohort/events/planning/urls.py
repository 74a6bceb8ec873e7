"""Planning an event, for its organisers; the desk's proposals."""

from django.urls import path

from . import (
    copying,
    cover,
    hosts,
    partners,
    plan,
    previewing,
    programme,
    proposals,
    publishing,
    questions,
    speaking,
    starting,
    tasks,
    team,
)

app_name = "planning"
urlpatterns = [
    path("events/new/", starting.new, name="new"),
    path("events/<slug:key>/plan/", plan.plan, name="plan"),
    path("events/<slug:key>/plan/preview/", previewing.preview, name="preview"),
    path("events/<slug:key>/plan/publishing/", publishing.publishing, name="publishing"),
    path("events/<slug:key>/plan/copy/", copying.copy, name="copy"),
    path("events/<slug:key>/cover/<slug:digest>/<slug:size>.webp", cover.cover, name="cover"),
    path("events/<slug:key>/plan/programme/", programme.programme, name="programme"),
    path("events/<slug:key>/plan/programme/<slug:row>/", programme.item, name="item"),
    path("events/<slug:key>/plan/programme/<slug:row>/speaker/", programme.ask, name="ask"),
    path("events/<slug:key>/plan/speakers/<slug:row>/", programme.off, name="off"),
    path("events/<slug:key>/speaking/<slug:row>/", speaking.speak, name="speak"),
    path("events/<slug:key>/plan/questions/", questions.questions, name="questions"),
    path("events/<slug:key>/plan/questions/<slug:row>/", questions.question, name="question"),
    path("events/<slug:key>/plan/tasks/", tasks.tasks, name="tasks"),
    path("events/<slug:key>/plan/tasks/<slug:row>/", tasks.task, name="task"),
    path("events/<slug:key>/tasks/", tasks.help_out, name="help_out"),
    path("events/<slug:key>/plan/team/", team.team, name="team"),
    path("events/<slug:key>/plan/team/<slug:row>/", team.part, name="planner"),
    path("events/<slug:key>/plan/hosts/", hosts.hosts, name="hosts"),
    path("events/<slug:key>/plan/hosts/<slug:row>/", hosts.part, name="host"),
    path("events/hosting/<slug:key>/", partners.answer, name="hosting"),
    path("desk/events/hosts/", partners.desk, name="shared"),
    path("desk/events/", proposals.desk, name="desk"),
]
