"""Given names by gender, forms of address, and the small words inside names."""

from app.extraction.wordlists import words

MALE = words("""
    Aaron Abdul Abdullah Abraham Adam Adnan Adrian Ahmad Ahmed Aidan Akbar Akira Al Alan Albert Alberto
    Aleksandr Alejandro Aleksei Alessandro Alex Alexander Alexandre Alexei Alexis Alfonso Alfred Ali Alistair
    Allan Allen Alvin Amir Amos Anatoly Anders Andre Andrea Andreas Andrei Andres Andrew Andrey Andrzej Andy
    Angel Angelo Angus Ansel Anthony Antoine Anton Antonio Antony Antti Anwar Archie Ari Arjun Armand Armando
    Arnold Arthur Arturo Arvind Ashok Asif Atsushi August Austin Avi Axel Aziz Barack Barry Bart Bartholomew
    Basil Ben Benedict Benjamin Bernard Bernardo Bernhard Bernie Bert Bertrand Bill Billy Björn Bob Bobby Boris
    Brad Bradley Brandon Brendan Brent Brett Brian Bruce Bruno Bryan Bryce Byron Caleb Calvin Cameron Carl Carlo
    Carlos Carlton Casey Cecil Cesar Chad Charles Charlie Chester Chet Chris Christian Christoph Christophe
    Christopher Chuck Clarence Claude Claudio Clay Clayton Clifford Clint Clive Clyde Cody Cole Colin Colm Conor
    Corey Cory Craig Curt Curtis Cyril Cyrus Dale Damian Damien Damon Dan Daniel Daniele Danny Darrell Darren
    Darryl Dave David Davide Davis Dean Denis Dennis Denny Derek Desmond Dexter Didier Diego Dieter Dimitri Dirk
    Dmitri Dmitry Dominic Dominique Don Donald Donnie Doug Douglas Drew Duane Duncan Dustin Dwight Dylan Earl Ed
    Eddie Edgar Edmund Eduard Eduardo Edward Edwin Efraim Egon Ehud Elbridge Eli Elias Elijah Elliot Elliott
    Elmer Elon Emanuel Emil Emilio Emmanuel Emmett Enrico Enrique Eric Erich Erik Ernest Ernesto Ernst Errol
    Ervin Esteban Ethan Eugene Evan Everett Evgeny Fabian Fabio Faisal Farhad Fausto Federico Felipe Felix
    Ferdinand Fernando Fidel Filip Florian Floyd Francesco Francis Francisco Franco Francois François Frank
    Franklin Franz Fred Freddie Frederic Frederick Fredrik Friedrich Fritz Fumio Gabriel Gareth Garrett Garry
    Gary Gavin Gene Geoff Geoffrey Georg George Georges Gerald Gerard Gerardo Gerhard Gerry Gianni Giancarlo
    Gideon Gil Gilbert Gilles Giorgio Giovanni Giulio Giuseppe Glen Glenn Gonzalo Gordon Graeme Graham Grant
    Greg Gregg Gregor Gregory Grigory Guido Guillaume Guillermo Gunnar Gunter Günter Gus Gustav Gustavo Guy
    Hakan Hal Hamid Hamza Hank Hannes Hans Harald Hari Harold Harris Harrison Harry Harvey Hasan Hassan Hector
    Heinz Heiko Heinrich Helmut Henri Henrik Henry Herbert Herman Hernan Hiroshi Horace Horst Howard Hubert Hugh
    Hugo Humberto Hussein Iain Ian Ibrahim Ignacio Igor Ilham Ilya Imran Ingvar Ira Isaac Ismail Ivan Ivar Jack
    Jackson Jacob Jacques Jaime Jair Jake Jakob Jalal Jamal James Jamie Jan Janez Janos Jared Jason Javier Jay
    Jean Jeb Jeff Jefferson Jeffrey Jens Jeremiah Jeremy Jermaine Jerome Jerry Jesse Jesus Jim Jimmy Joachim
    Joao João Joaquin Joe Joel Joerg Johan Johann Johannes John Johnny Jon Jonah Jonas Jonathan Jordan Jordi
    Jorge Jose José Josef Joseph Josep Josh Joshua Josip Juan Jude Jules Julian Julien Julio Julius Junichiro
    Jürgen Juha Jukka Justin Kamal Karim Karl Kasper Kazuo Keith Kelvin Ken Kenji Kenneth Kenny Kent Kevin
    Khaled Khalid Kirk Klaus Knut Kofi Konrad Konstantin Kris Kurt Kwame Kyle Lamar Lance Larry Lars Laszlo
    Laurence Laurent Lawrence Lee Leif Leo Leon Leonard Leonardo Leonid Leopold Leroy Leslie Lester Levi Lewis
    Liam Lindsey Lionel Lloyd Logan Lorenzo Lou Louis Luc Luca Lucas Luciano Lucien Luigi Luis Luiz Lukas Luke
    Luther Lyle Lyndon Mahmoud Malcolm Manfred Manmohan Manuel Marc Marcel Marcelo Marco Marcos Marcus Mariano
    Mario Marius Mark Marko Markus Marlon Marshall Martin Marty Marvin Massimo Mateo Mateusz Mathias Mats Matt
    Matteo Matthew Matthias Matti Maurice Mauricio Max Maxim Maxime Maximilian Mehdi Mehmet Melvin Merrick
    Michael Michal Micheal Michel Miguel Mihail Mikael Mike Mikhail Miles Milan Milo Milos Milton Miroslav Mitch
    Mitchell Mitt Mohamed Mohammad Mohammed Morgan Morris Mort Moshe Muhammad Murray Mustafa Nabil Naftali Nahum
    Narendra Nasser Nate Nathan Nathaniel Ned Neil Nelson Newt Niall Nicholas Nick Nicola Nicolas Nicolás Niels
    Nigel Nikita Nikola Nikolai Nikos Nils Noah Noam Noel Norbert Norman Olaf Oleg Oliver Olivier Omar Orlando
    Orrin Oscar Osama Otto Owen Pablo Paddy Paolo Pascal Pat Patrice Patrick Paul Paulo Pavel Pavlo Pedro Percy
    Pete Peter Petr Petro Petteri Phil Philip Philippe Phillip Pierre Pieter Pietro Piotr Prakash Qasim Quentin
    Radek Radoslaw Rafael Rahul Raj Rajiv Ralf Ralph Ramon Ramzan Randall Randy Raphael Rashid Raul Ravi Ray
    Raymond Recep Reed Reggie Reginald Reid Reinhard Rene René Rex Reza Ricardo Riccardo Richard Rick Ricky Rob
    Robbie Robert Roberto Robin Rod Roderick Rodney Rodolfo Rodrigo Roger Roland Rolf Roman Ron Ronald Ronan
    Ronnie Rory Ross Roy Rudolf Rudolph Rudy Rupert Russ Russell Ryan Saad Sadiq Saeed Salim Salman Salvador Sam
    Sami Samir Samuel Sanjay Santiago Saul Scott Sean Sebastian Serge Sergei Sergey Sergio Seth Shane Shaun
    Shawn Sherman Shigeru Shinzo Sid Sidney Sigmar Silvio Simon Slobodan Solomon Spencer Stan Stanley Stefan
    Stefano Stephan Stephane Stephen Steve Steven Stewart Stuart Sylvain Tad Tadeusz Taro Tariq Tarja Ted
    Terence Terrence Terry Tharman Theo Theodore Thierry Thom Thomas Tim Timo Timothy Tobias Toby Todd Tom Tomas
    Tomasz Tommy Toni Tony Toomas Toshimitsu Travis Trent Trevor Trey Tristan Troy Tucker Tyler Ueli Ulf Ulrich
    Umar Usman Vaclav Václav Valdis Vance Vernon Victor Viktor Vince Vincent Vincenzo Vinod Virgil Vitali Vitaly
    Vito Vladimir Volodymyr Wade Wallace Walter Warren Wayne Wendell Werner Wesley Wilbur Wilfred Wilhelm Will
    Willem William Willie Wolfgang Woodrow Xavier Yair Yanis Yannick Yasser Yitzhak Yoav Yoshihide Yousef Yuri
    Yusuf Yves Zac Zach Zachary Zack Zane Zbigniew Zoran Zvi
""")
FEMALE = words("""
    Abigail Ada Adela Adele Adriana Agnes Agnieszka Aida Aisha Aishath Alana Alba Alberta Alejandra Alessandra
    Alexandra Alexandria Alice Alicia Alina Alison Allison Allyson Alma Alyssa Amal Amanda Amber Amelia Amelie
    Amina Amy Ana Anastasia Andrea Angela Angelica Angelina Angie Anika Anita Anja Anke Ann Anna Annalena Anne
    Annegret Annette Annie Antonia April Ariel Arlene Ashley Astrid Audrey Aurora Ayelet Ayesha Baerbock Barbara
    Beata Beatrice Beatriz Becky Benazir Bernadette Bernice Beth Bethany Betsy Betty Beverly Bianca Birgit
    Bonnie Brenda Bridget Brigitte Brittany Brooke Camila Camille Candace Candice Cara Carla Carly Carmen Carol
    Carole Carolina Caroline Carolyn Carrie Cassandra Catalina Catherine Cathy Cecilia Celia Celine Charlene
    Charlotte Chelsea Cheryl Chiara Chloe Christel Christiane Christie Christina Christine Chrystia Cindy Claire
    Clara Clare Claudia Colette Colleen Condoleezza Connie Constance Consuelo Cora Corazon Courtney Cristina
    Crystal Cynthia Dagmar Daisy Dalia Dana Daniela Danielle Daphne Darlene Dawn Deanna Debbie Deborah Debra
    Deirdre Delia Denise Desiree Diana Diane Dianne Dilma Dina Dolores Dominika Dora Doreen Doris Dorothy Edith
    Edna Eileen Elaine Eleanor Eleni Elena Elif Elisa Elisabeth Elise Eliza Elizabeth Ella Ellen Elena Elsa
    Emilia Emily Emma Erica Erika Erin Esther Ethel Eugenia Eunice Eva Eve Evelyn Faith Fatima Fatma Federica
    Felicia Fiona Florence Frances Francesca Frida Gabriela Gabrielle Gail Gayle Genevieve Georgia Geraldine
    Gertrude Gina Ginny Giorgia Giulia Gladys Glenda Gloria Golda Grace Greta Gretchen Gwen Hannah Hanna Harriet
    Hazel Heather Heidi Helen Helena Helene Helle Henrietta Hilary Hilda Hillary Hina Holly Hope Huma Ida Ilse
    Imelda Indira Ines Ingrid Irena Irene Irina Iris Irma Isabel Isabella Isabelle Ivana Ivanka Jackie Jacinda
    Jacqueline Jana Jane Janet Janice Janine Jasmine Jeanette Jeanne Jeannie Jenna Jennifer Jenny Jessica Jill
    Jo Joan Joanna Joanne Jocelyn Jody Joni Josephine Joy Joyce Juanita Judith Judy Julia Juliana Julie Juliet
    June Justine Kaja Kamala Karen Karin Karine Katarina Kate Katharina Katherine Kathleen Kathryn Kathy Katie
    Katja Katrina Katy Kay Kayla Keiko Kelly Kelsey Kersti Kim Kimberly Kirsten Kirstjen Kristalina Kristen
    Kristin Kristina Kristine Kyrsten Lara Latifa Laura Lauren Laurie Leah Leanne Leila Lena Leona Leticia
    Liliana Lillian Lily Lina Linda Lindsay Lisa Liz Lois Lola Loretta Lori Lorraine Louisa Louise Lucia Lucille
    Lucy Ludmila Luisa Lydia Lynda Lynette Lynn Lynne Mabel Madeleine Madeline Magda Magdalena Maggie Maia
    Malala Malia Mandy Manuela Mara Marcia Margaret Margarethe Margarita Margot Margrethe Maria María Mariam
    Marian Marianne Marie Mariana Marilyn Marina Marine Marisa Marissa Marjorie Marlene Marsha Marta Martha
    Martina Mary Maryam Maureen Maxine Maya Mayumi Meg Megan Meghan Melania Melanie Melinda Melissa Mercedes
    Meredith Mette Mia Michaela Michele Michelle Mildred Mimi Mina Minna Miranda Miriam Moira Molly Mona Monica
    Monika Monique Muriel Myra Nadia Nadine Nafissa Nancy Naomi Natalia Natalie Natasha Nicole Nicky Nikki Nina
    Noelle Noor Nora Noreen Norma Octavia Olena Olga Olivia Ophelia Oprah Paige Paloma Pam Pamela Patricia Patsy
    Patti Patty Paula Paulette Pauline Peggy Penelope Penny Phoebe Phyllis Pilar Pippa Priscilla Priti Priya
    Rachel Ramona Rania Raquel Rebecca Regina Rena Renata Renate Renee Reyna Rhonda Rita Roberta Robyn Ronna
    Rosa Rosalind Rosalyn Rosanna Rose Roseanne Rosemary Roxanne Roya Ruby Ruth Sabina Sabine Sabrina Sadie
    Sally Samantha Sandra Sandy Sanna Sara Sarah Sasha Savannah Selma Serena Shami Shannon Sharon Sheila Shelley
    Sheryl Shirley Sigrid Silvia Simone Simonetta Siobhan Sofia Solveig Sonia Sonja Sophia Sophie Stacey Stacy
    Stella Stephanie Sue Susan Susanna Susannah Susanne Suzanne Suzy Svetlana Sviatlana Sylvia Tabitha Tamar
    Tamara Tammy Tania Tanya Tara Tatiana Teresa Theresa Therese Tiffany Tina Toni Tracey Tracy Trudy Tulsi
    Tzipi Ulla Ursula Valentina Valeria Valerie Vanessa Vera Veronica Vicky Victoria Vivian Viviane Wanda Wendy
    Whitney Wilma Winifred Winnie Xiomara Yael Yasmin Yolanda Yoko Yulia Yuriko Yvette Yvonne Zainab Zara Zoe
    Zuzana
""")
"""Given names in common use; one that is in both lists says nothing of gender."""

BOTH = words("""
    Alexis Ariel Ashley Casey Courtney Dana Dominique Jackie Jamie Jan Jean Jody Jordan Kelly Kerry Kim Kris Laurie Lee
    Leslie Lindsay Lindsey Lynn Morgan Nicola Noor Pat Robin Sandy Sasha Shannon Stacy Terry Tracy
""")
"""Given names that men and women bear alike, which of the lists they stand in."""

MALE_ADDRESS = words("mr messrs sir lord king prince emperor sultan emir pope father brother congressman")
FEMALE_ADDRESS = words("mrs ms miss dame lady queen princess empress sister congresswoman baroness duchess madame")
"""Titles that tell a gender; words in -man and -woman do so by their ending."""

KIN = words("""
    husband wife spouse widow widower brother sister twin son daughter father mother uncle aunt cousin nephew niece
    grandson granddaughter grandfather grandmother stepson stepdaughter stepfather stepmother fiancé fiancée
""")
"""Nouns that name somebody by another: "her husband, Olav Berg"."""

ELDER = words("elder older senior")
YOUNGER = words("younger junior")
"""What tells two people of one surname apart: "the elder Berg"."""
ELDERS = words("father mother uncle aunt grandfather grandmother stepfather Sr")
CHILDREN = words("son daughter nephew niece grandson granddaughter stepson stepdaughter Jr II III IV")
"""Kin and suffixes that make somebody the elder or the younger of two."""

ALSO_SURNAMES = words("long more still soon just best great given ahead early")
"""Small words that are surnames, too, behind a given name: Ida Long."""

PARTICLES = words("""
    abu af ap ben ould al bin bint da dal de degli des del della den der di dos du el ibn la las le los ten ter van
    vander vom von y zu zur
""")
"""Small words inside a name: Ursula von der Leyen, Joko bin Hassan."""

SUFFIXES = words("Jr Sr II III IV")
