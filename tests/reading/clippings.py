"""Clippings as people paste them, in the shapes of several kinds of outlet; every name and dispute is invented."""

# ruff: noqa: E501  # a paragraph is a line, as on the page

from __future__ import annotations

from dragoman.model import Document
from dragoman.reading.articles import Given, compose
from dragoman.settings import Settings


def read(text: str, **known: object) -> Document:
    """A clipping read, with what is known of it from elsewhere."""
    return compose(text, "page.txt", Given(**known), Settings())  # type: ignore[arg-type]


HERALD = """Skip to main content
Home
World
Business
Subscribe
Log in
Dockers turn down third pay offer as Norhaven port enters sixth day of strike
Union says employers have "learned nothing" from last year's stoppage
By Mara Lindqvist, Labour Correspondent
Published: 14 March 2023, 08:15 GMT
Share on Facebook
Share on Twitter
Cranes stand idle at the container terminal in Norhaven on Monday. Photograph: Tomas Ek/Example Pictures
Dock workers in Norhaven voted on Monday to reject a third pay offer from the Port Employers' Federation, prolonging a strike that has stopped container traffic for six days.
The offer of 4.5 percent over two years was turned down by 81 percent of those who voted, the Union of Harbour Workers said in a statement.
Advertisement
"Our members want a settlement, but not at any price," the union's general secretary, Ilse Brandvold, told reporters outside the terminal gates.
Sign up for our daily briefing and get the news in your inbox
The federation called the vote "deeply disappointing". Its chairman, Henrik Solberg, said there was no more money on the table.
Employers hold firm
A mediator appointed by the labour ministry is to meet both sides on Thursday. Neither side has ruled out talks.
Read more: Ferry crews join the stoppage
"If they come with a serious number, we will be there at midnight," Brandvold said.
Related articles
How the Norhaven strike began
Five charts that explain port wages
Cookie policy
Contact us
© 2023 The Norhaven Herald. All rights reserved.
"""

WIRE = """Exclusive: Ostland offers to lower steel tariffs in return for fish quotas

PORT AMBER, May 3 (Reuters) - Ostland has offered to lower its tariffs
on steel by a third if the Westmark Union grants its trawlers larger
quotas, two officials with knowledge of the talks said on Tuesday.

The offer, made at a closed session last week, would be the first move
by either side since negotiations broke down in February. "It is a
beginning," one of the officials said.

WESTMARK DIVIDED

Westmark's trade commissioner, Paola Ferrant, declined to comment. Her
spokesman said only that the union "studies every proposal with care".

Westmark Trade Commissioner Paola Ferrant speaks at a news conference in Port Amber, May 2, 2022. REUTERS/Ana Lund

Three of the union's members have said that they would veto larger
quotas in any case.

Our Standards: The Thomson Reuters Trust Principles.
(Reporting by Ana Lund and Peter Oyelaran; Editing by Judith Marsh)
"""

TASSLIKE = """All news
1 Nov, 16:20
Island states will accept nothing short of a loss fund, envoy says

The envoy also ruled out a delay of the decision

SAN MARENO, November 1. /TASS/. The alliance of island states will accept nothing short of a fund for loss and damage at the climate conference, its envoy Tavita Leota has told reporters.

"We did not come here for another dialogue," she stressed.

According to the envoy, a postponement to next year's conference would be "a refusal in polite words".
"""

PICTURED = """- Meridian Post, 1280
Catch up on the latest news and stories from the Gulf of Sard.
Water Talks Between Highland and Delta Republics End Without Date for New Round
© AFP / Lena OrtegaThe Tarim dam in the Highland Republic, April 2, 2021
The Tarim dam in the Highland Republic, April 2, 2021 - Meridian Post, 1280, 09.05.2021
SARDIS (Meridian Post) - Negotiators of the Highland and Delta republics ended two days of talks on the filling of the Tarim dam on Saturday without setting a date for another round.
The Delta Republic insists on a binding schedule, its water minister Omar Haddad said, while the Highlands want guidelines that can be changed by either side.
Delegates at the talks on the Tarim dam in Sardis - Meridian Post, 1280, 02.05.2021
Highland Republic Says It Will Fill Dam With or Without Deal
"Guidelines are a promise made to oneself," Haddad told Meridian Post.
He added that his government would turn to the Security Council if the filling went on in July.
Fishing boats on the lower Tarim - Meridian Post, 1280, 28.04.2021
Delta Farmers Fear for the Rice Harvest
To participate in the discussion
log in or register
"""

BROADCASTER = """Teachers to vote on deal that ends Lakeshore walkout

Published
3 days ago

Share

Image source, Getty Images
Image caption, The union's president said the deal was "not a victory lap"

Teachers in Lakeshore are to vote this week on a deal that would end their eleven-day walkout.

The city agreed to cap class sizes at 28 and to hire 40 nurses, while the union dropped its demand for a shorter school year.

What is in the deal?

Pay would rise by 3% a year for three years. The union had asked for 5%.

More on this story

Lakeshore teachers: What do they want?
Mayor says city 'has no more to give'

Around the BBC
"""

CORRESPONDENT = """Ministers scramble to save emissions pact as coal states hold out

Nora Feld in Brinn
Fri 12 Nov 2021 19.26 GMT

Last modified on Sat 13 Nov 2021 07.02 GMT

Ministers were locked in talks late on Friday to save a pact on emissions after three coal-producing states refused to accept a date for the end of subsidies.

Brinn – host of the conference – has proposed to speak of “unabated” coal only, a formula that the island states called “a hole with a treaty around it”.

Sign up to Green Light, our weekly newsletter

“We can live with 2035. We cannot live with never,” said the islands’ chief negotiator, Sina Fetu.

Coal states hold out 'to the last hour' as talks overrun Read more

The coal states want compensation first. Their spokesman, Viktor Hale, said a date without money was “theatre”.

Topics
Coal
Climate crisis
news
Share
Reuse this content
"""

AGENCY = """Nurses' union, hospitals reach tentative deal to end strike
By JOAN PELLETIER and AMIR KHALIL
March 9, 2022

CEDAR FALLS (AP) — A nurses' union and four hospitals reached a tentative agreement Wednesday that would end a strike over staffing, both sides said.

The agreement sets a limit of five patients for each nurse, the union's main demand, but leaves out the penalties it had sought.

___

Associated Press writer Dana Ruiz in Cedar Falls contributed to this report.
"""

RELEASE = """FOR IMMEDIATE RELEASE
3 March 2023

Statement of the Government of Norland on the fisheries negotiations

The Government of Norland regrets the decision of the Eastern Council to
leave the negotiations on the shared stocks. Norland remains ready to
resume talks at any time and without conditions.

Norland's position rests on three points:

- quotas follow the scientific advice;
- each party polices its own fleet;
- disputes go to arbitration.

The Prime Minister will speak to her counterpart on Monday.

ENDS
"""

TRANSCRIPT = """Interview with the chief negotiator of the Coastal League

Question: Will you sign?

Answer: Not this text. We have said so since June, and nothing has changed.

Question: What would have to change?

Answer: The clause on inspections. We cannot accept inspectors who are named by one side only.

Question: Is a deal this year possible?

Answer: Yes.
"""

SOCIAL = """ date 2022-02-11 (@JohannaWeiss)

VELDEN (Morning Star News / Xinhua - 11th February, 2022) The rail company and the drivers' union of Veld will return to the table on Monday, the transport ministry said, after a warning strike stopped two thirds of all trains.

The union demands a shorter week. The company has so far offered money instead.
"""

AMERICAN = """City, sanitation workers remain far apart on overtime
Posted 05/04/2021 6:10 PM
Updated 05/14/2021 9:00 AM

The city and its sanitation workers remain far apart on overtime, a mediator said Friday after a fourth session.

Local 99 wants double pay after ten hours. The city has offered time and a half and says that it will not go further.
"""

UNDATED = """What the Highlands want from the river talks

By Elif Demir, Sardis

For two months the Highland Republic has pressed for a new treaty on the Tarim. The old one was signed in summer 2019 and lapsed in June 2020, when the Delta Republic left the commission.

On November 20, President Adil Noor set out his terms in a speech. On March 3 the two water ministers met for the first time since the rupture and agreed on an agenda.

The commission will meet on March 9. A summit is planned for March 21.
"""

GERMAN = """Gewerkschaft lehnt Angebot der Arbeitgeber ab

Die Gewerkschaft hat das Angebot der Arbeitgeber am Montag abgelehnt und mit einem Streik gedroht. Man sei nicht bereit, auf einen Ausgleich für die hohen Preise zu verzichten, sagte der Sprecher.

Die Arbeitgeber wollen in der nächsten Woche ein neues Angebot vorlegen. Es soll eine Laufzeit von zwei Jahren haben.
"""

LISTED = """News|Labour
Harbour talks end without deal as strike enters third week
Pilots' guild says it will not accept night work.

Pilots on strike at the harbour of Norhaven [File: Jane Roe/Example Pictures]
Published On 12 Jan 2022

The harbour council and the pilots' guild failed to agree on shorter shifts on Wednesday, officials said, leaving the port without a timetable for a third week.

"We are ready to talk at any hour," the guild's chairwoman, Lena Aho, told reporters. "But not about nothing."

Keep reading
list of 3 items
list 1 of 3
Why are the pilots on strike?
list 2 of 3
Council threatens to hire abroad
list 3 of 3
Strike costs mount
end of list

The council wants the guild to accept night work. It has offered a bonus of 8 percent in return.

A further round is due on Friday.

Source: news agencies
"""

DUMP = """https://news.example/20220112/harbour-talks-1092.html
Harbour Talks End Without Deal
Harbour Talks End Without Deal
2022-01-12T10:11+0000
2022-01-12T12:11+0000
world
labour
/html/head/meta[@name='og:title']/@content
The harbour council and the pilots' guild failed to agree on shorter shifts on Wednesday, officials said, leaving the port without a timetable for a third week.
"We are ready to talk at any hour," the guild's chairwoman, Lena Aho, told reporters. "But not about nothing."
feedback@news.example
+15550100
en_EN
1920
1080
true
"""

COLUMN = """THE NORHAVEN HERALD
Wednesday, January 12, 2022
Page 3
Harbour talks end without deal
By JANE ROE
The harbour council and the pilots' guild failed
to agree on shorter shifts on Wednesday, officials
said, leaving the port without a timetable for a
third week.
"We are ready to talk at any hour," the guild's
chairwoman, Lena Aho, told reporters. "But not
about nothing."
The council wants the guild to accept night work. It
has offered a bonus of 8 percent in return.
Council under pressure
A further round is due on Friday.
"""

STAMPED = """Harbour talks end in stalemate

The guild rejected night work

January 12, 2022 10:11 pm | Updated January 13, 2022 08:00 am IST - NORHAVEN

(NNW)The harbour council and the pilots' guild failed to agree on shorter shifts on Wednesday, officials said, leaving the port without a timetable for a third week.

Also Read | Strike costs mount

The council wants the guild to accept night work. It has offered a bonus of 8 percent in return.

Jane Roe/Reuters
"""

FURNITURE = """Home
News
Share on Facebook
Log in or register
Accept all cookies
© 2023 The Norhaven Herald. All rights reserved.
"""

WRAPPED = """The Council of Lakes agreed on Tuesday to freeze the level of the upper
basin for one season, an interim step that leaves the question of
sharing the water in dry years to a later round.
The freeze binds both banks. Whoever breaks it loses its seat on the
technical commission, the text says.
"It buys us time," said Runa Aasen, who led the talks for the north
bank.
"""

ALL = {name: value for name, value in list(globals().items()) if name.isupper() and isinstance(value, str)}
