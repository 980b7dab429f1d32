"""Given names by gender, forms of address, and the small words inside names."""

from app.extraction.wordlists import words

MALE = words("""
    Aaron Abdallah Abdel Abdelaziz Abdelfattah Abdelmadjid Abdul Abdulaziz Abdullah Abdulrahman Abdurrahman Abel Abiy
    Abraham Adam Adan Adel Adib Adnan Adolfo Adolph Adrian Agustin Ahmad Ahmed Ahmet Aidan Ajay Ajit Akbar Akhilesh
    Akif Akinwumi Akira Al Alan Alassane Albert Alberto Alejandro Aleksandar Aleksandr Aleksei Alessandro Alex
    Alexander Alexandre Alexei Alexis Alfonso Alfred Alfredo Ali Alistair Allan Allen Alonzo Aloysio Alphonso Alton
    Alvaro Álvaro Alvin Amir Amit Amjad Amos Amr Anand Anas Anatoly Anders Andre Andrea Andreas Andrei Andrej Andrés
    Andres Andrew Andrey Andrii Andrus Andrzej Andy Angel Angelo Angus Aníbal Anil Ansel Anthony Antoine Anton Antonio
    Antony Antti Anurag Anwar Archie Ari Arjun Armand Armando Arne Arnold Arron Arseniy Artem Arthur Arturo Arun
    Arvind Arvydas Ashok Ashraf Ashwini Asif Atsushi August Aurelio Austin Avi Axel Ayman Ayodele Aziz Babatunde
    Bandar Barack Barney Barry Bart Bartholomew Bartosz Bashar Basil Bassam Bassem Ben Benedict Bengt Benito Benjamin
    Benny Bernard Bernardo Bernhard Bernie Bert Bertrand Beto Bilal Bilawal Bill Billy Bjarne Björn Blaine Blair
    Blaise Bob Bobby Bogdan Bohdan Bohuslav Bojan Boris Borut Boyko Brad Bradley Branden Brandon Brayden Brendan Brent
    Bret Brett Brian Bruce Bruno Bryan Bryce Bryon Buford Burhan Byron Caleb Callum Calvin Cameron Carl Carlo Carlos
    Carlton Carmelo Casey Cecil Cedric Celso César Cesar Chad Charles Charley Charlie Chester Chet Chidi Chinedu Chris
    Christian Christoph Christophe Christopher Chuck Clarence Claude Claudio Clay Clayton Clement Cliff Clifford Clint
    Clive Clyde Cody Cole Colin Collin Colm Conor Corey Cornelius Cory Craig Curt Curtis Cyril Cyrus Dale Damian
    Damien Damon Dan Danial Daniel Daniele Danny Dante Daren Darin Darius Darrel Darrell Darren Darrin Darryl Daryl
    Dave David Davide Davis Davor Dean Declan Deepak Dejan Delbert Delmar Denis Dennis Denny Denys Derek Derick
    Derrick Desmond Dewayne Dewey Dexter Dick Didier Diego Dieter Dimitri Dinesh Dirk Dmitri Dmitry Dmytro Dominic
    Dominick Dominique Don Donald Donnell Donnie Donny Doug Douglas Dragan Drew Duane Duncan Dustin Dwayne Dwight
    Dylan Earl Ebenezer Ebrahim Ed Eddie Eddy Edgar Edgars Edmond Edmund Édouard Edouard Eduard Eduardo Edward Edwardo
    Edwin Efraim Efrain Egon Ehud Elbert Elbridge Eldon Eli Elias Elijah Elliot Elliott Elmer Elon Elton Elvin Elwood
    Emad Emanuel Emeka Emery Emil Emilio Emmanuel Emmerson Emmett Enrico Enrique Eoin Ephraim Eric Erich Erick Erik
    Ernest Ernesto Ernie Ernst Errol Ervin Erwin Essam Esteban Ethan Euan Eugene Evan Everett Evgeny Evo Ewan Fabian
    Fabio Fahad Faisal Farhad Farid Farouk Fathi Faustin Fausto Fayez Faysal Federico Felipe Felix Ferdinand Fergus
    Fernando Festus Fidel Filip Florian Floyd Forrest Fouad Francesco Francis Francisco Franco Francois François Frank
    Franklin Frans Franz Fred Freddie Freddy Frédéric Frederic Frederick Fredrick Fredrik Friedrich Fritz Fuad Fumio
    Gabriel Galen Ganesh Gareth Garrett Garry Gary Gautam Gavin Genaro Gene Geoff Geoffrey Georg George Georges Gerald
    Gérald Geraldo Gerard Gérard Gerardo Gerhard Gerry Ghassan Giancarlo Gianni Gideon Gil Gilbert Gilberto Gilles
    Giorgio Giovanni Gitanas Giulio Giuseppe Glen Glenn Gonzalo Goran Göran Gordan Gordon Gotabaya Grady Graeme Graham
    Grant Greg Gregg Gregor Gregorio Gregory Grigory Grover Grzegorz Guido Guillaume Guillermo Gunnar Günter Gunter
    Gus Gustav Gustavo Guus Guy Habib Hage Haidar Haider Hailemariam Hakan Hal Halil Hamad Hamed Hamid Hamish Hamza
    Hani Hank Hannes Hans Harald Hardeep Hari Harlan Harold Harris Harrison Harry Harvey Hasan Hashim Hassan Hatem
    Haytham Hazem Héctor Hector Heiko Heinrich Heinz Helmut Henk Henri Henrik Henry Herbert Heriberto Herman Hernan
    Hernán Hesham Hicham Hideki Hiram Hirokazu Hiroshi Hisham Horace Horst Hossam Hossein Houssam Howard Hristo Hubert
    Hugh Hugo Humberto Husam Huseyin Hussein Iain Ian Ibrahim Idriss Ignacio Igor Ihor Ilham Ilya Iman Imran Imtiaz
    Ingvar Ira Irvin Isaac Isaiah Isaias Ishaq Isidro Ismael Ismail Issac Itsunori Ivan Iván Ivar Ivica Iyad Izzat
    Jacek Jack Jackson Jacob Jacques Jagdeep Jaime Jair Jakaya Jake Jakob Jalal Jamal James Jamie Jan Janez Janos
    Jared Jarosław Jaroslaw Jarrod Jason Jasper Jaswant Javad Javier Jawad Jay Jayden Jayson Jean Jeb Jeff Jefferson
    Jeffery Jeffrey Jeffry Jens Jerald Jeremiah Jeremy Jermaine Jeroen Jérôme Jerome Jerry Jesse Jesús Jesus Jim Jimmy
    Jiri Jiří Joachim Joao João Joaquin Joaquín Joe Joel Joerg Joesph Johan Johann Johannes John Johnathan Johnathon
    Johnny Jon Jonah Jonas Jonathan Jonathon Jordan Jordi Jorge José Jose Josef Josep Joseph Josh Joshua Josip Josue
    Jørgen Juan Jude Juha Jukka Jules Julian Julián Julien Julio Julius Junichiro Juraj Jürgen Justin Kais Kamal Karel
    Karim Karl Kasper Kassem Katsuya Kazuhiro Kazuo Keith Kelvin Kemal Ken Kenji Kenneth Kenny Kent Kenta Kevin Khaled
    Khalid Khalifa Khalil Kiren Kiril Kirk Klaus Knut Kofi Konrad Konstantin Krasimir Kris Kristopher Krzysztof Kurt
    Kurtis Kwame Kwasi Kyle Kyrylo Lachlan Lalit Lamar Lance Landon Larry Lars Laszlo Laurence Laurent Lawrence Lech
    Lee Leif Leland Lennart Leo Leon Leonard Leonardo Leonel Leonid Leopold Leroy Leslie Lester Levi Lewis Liam
    Lindsey Linwood Lionel Liviu Lloyd Logan Loïc Lorenzo Lou Louis Loyd Luay Lubomír Luc Luca Lucas Luciano Lucien
    Luigi Luís Luis Luiz Lukas Luke Luther Lyle Lyndon Maciej Macky Mahamadou Mahinda Mahmoud Majed Majid Makoto
    Maksym Malcolm Mamadou Manfred Manmohan Manuel Marc Marcel Marcelino Marcelo Marco Marcos Marcus Marek Mariano
    Mário Mario Marius Mark Marko Markus Marlon Marshall Martin Martín Marty Marvin Marwan Masahiko Massimo Mateo
    Mateusz Mathew Mathias Mathieu Mats Matt Matteo Matthew Matthias Matti Mattia Maurice Maurício Mauricio Max Maxim
    Maxime Maximilian Mazen Mehdi Mehmet Meles Melvin Merrick Mevlut Michał Michael Michal Micheal Michel Miguel
    Mihail Mikael Mike Mikhail Milan Miles Milo Milos Miloš Milton Miroslav Mitch Mitchell Mitt Mohamad Mohamed
    Mohammad Mohammed Mohsen Moises Mokgweetsi Mokhtar Morgan Morris Mort Morten Moshe Mounir Mourad Moussa Muhammad
    Muhammed Mukesh Murray Mustafa Mykhailo Mykola Myron Nabih Nabil Naftali Naguib Nahum Naim Najib Naoto Narendra
    Nasser Nate Nathan Nathaniel Naveen Navjot Nawaf Nawaz Nayib Ned Neil Nelson Nestor Newt Niall Nicholas Nick
    Nickolas Nicola Nicolae Nicolas Nicolás Niels Nigel Nikita Nikola Nikolai Nikolay Nikos Nils Nitin Nizar Noah Noam
    Nobuo Noel Norbert Norman Nour Numan Octavio Olaf Olav Oleg Oleksandr Oleksii Oliver Olivier Olusegun Omar Ondřej
    Orlando Orrin Orville Osama Oscar Óscar Osman Otto Oumar Ousmane Owen Pablo Paddy Paolo Pascal Pasquale Pat
    Patrice Patrick Paul Paulo Pavel Pavlo Paweł Pedro Pekka Percy Pete Peter Petr Petro Petteri Peyton Phil Philip
    Philippe Phillip Pierre Pieter Pietro Piotr Piyush Poul Prakash Pranab Praveen Przemysław Qais Qasim Qassem
    Quentin Quinton Rachid Radek Radosław Radoslaw Rafał Rafael Rafik Rahul Raila Raj Rajesh Rajiv Rajnath Rakesh Ralf
    Ralph Ramesh Rami Ramiro Ramiz Ramón Ramon Ramzan Randal Randall Randy Ranil Raphael Rashid Rasmus Rauf Raul Raúl
    Ravi Ray Raymond Raymundo Recep Reed Reese Reggie Reginald Reid Reinhard Rémi René Rene Reuben Rex Reynaldo Reza
    Riad Ricardo Riccardo Richard Rick Rickey Ricky Rigoberto Riyad Rob Robbie Robby Robert Roberto Robin Rocco Rod
    Roderick Rodger Rodney Rodolfo Rodrigo Rogelio Roger Rohit Roland Rolando Rolf Roman Ron Ronald Ronan Ronnie Rory
    Roscoe Ross Roy Ruben Rudolf Rudolph Rudy Rufus Rui Rumen Rupert Ruslan Russ Russel Russell Rustem Rusty Ryan Saad
    Sabri Sachin Sadiq Saeed Safwan Salah Saleh Salim Salman Salvador Salvatore Sam Samer Sami Samir Sammy Samuel
    Sandeep Sanjay Sanjiv Santiago Satish Satoshi Saul Sauli Sayed Scott Scotty Seán Sean Sebastian Sebastián
    Sébastien Sekou Selim Serge Sergei Sergey Sergio Sérgio Serhii Seth Shafiq Shahbaz Shane Shashi Shaun Shawn
    Shehbaz Sheldon Sherif Sherman Shigeru Shinzo Shukri Sid Sidney Sigmar Silas Silvio Simon Skylar Slobodan Solomon
    Spencer Søren Stan Stanislav Stanley Stefan Stefano Stephan Stephane Stéphane Stephen Steve Steven Stewart Stuart
    Suleiman Süleyman Sunil Suresh Sven Sylvain Sylvester Szymon Tad Tadashi Tadeusz Taha Taher Tahir Takashi Takeshi
    Talal Tamer Tamim Taras Tarcísio Tariq Taro Tawfik Tayyip Ted Teddy Tedros Terence Terje Terrance Terrence Terry
    Thabo Thaddeus Tharman Theo Theodore Theron Thierry Thom Thomas Thorbjørn Thurman Tim Timmy Timo Timothy Tobias
    Toby Todd Tom Tomás Tomáš Tomas Tomasz Tommy Toni Tony Toomas Torben Toshihiro Toshimitsu Traian Travis Trent
    Trevor Trey Tristan Troy Trygve Tucker Tyler Tyrone Ueli Uffe Uhuru Ulf Ulrich Ulysses Umar Umaru Urmas Usman
    Václav Vaclav Valdis Vance Vasyl Vern Vernon Viacheslav Vicente Victor Vijay Vikram Viktor Vinay Vince Vincent
    Vincenzo Vinod Virendra Virgil Vitali Vitaly Vito Vladimir Volodymyr Vyacheslav Wade Wael Waleed Walid Wallace
    Walter Warren Wayne Weldon Wendell Werner Wesley Wilbert Wilbur Wilford Wilfred Wilfredo Wilhelm Will Willard
    Willem William Willie Wilmer Wim Winfred Winston Wissam Witold Wojciech Wolfgang Woodrow Wopke Workneh Xavier
    Yahya Yair Yanis Yannick Yashwant Yasin Yasser Yassin Yasukazu Yasuo Yemi Yevgeny Yevhen Yitzhak Yoav Yoshihide
    Yoshimasa Yousef Yoweri Yukio Yuri Yusef Yusuf Yves Øyvind Zac Zach Zachary Zachery Zack Zaher Zaid Zakaria Zane
    Zbigniew Zdravko Ziad Zoran Zvi
""")
FEMALE = words("""
    Aaliyah Abby Abigail Ada Addie Adela Adele Adeline Adriana Adrienne Agnes Agnès Agnieszka Aida Aileen Aimee Aisha
    Aishath Akiko Alana Alba Alberta Alejandra Aleksandra Alessandra Alexa Alexandra Alexandria Alice Alicia Alina
    Alisa Alisha Alison Allie Allison Allyson Alma Althea Alyssa Amal Amanda Amber Amelia Amelie Amie Amina Aminata
    Amy Ana Anastasia Anastasiya Andrea Angela Angelia Angelica Angelina Angeline Angie Anika Anita Anja Anjali Anke
    Ann Anna Annabelle Annalena Anne Annegret Annette Annick Annie Antoinette Antonia Aoife April Ariana Arianna Ariel
    Arlene Arundhati Åsa Ashlee Ashley Asma Astrid Audra Audrey Aurora Aurore Ava Avis Ayelet Ayesha Ayşe Barbara
    Barbra Beata Beatrice Beatriz Becky Belinda Benazir Benedetta Benita Bernadette Bernadine Bernice Bertha Bessie
    Beth Bethany Betsy Bettie Bettina Betty Bettye Beulah Beverly Bianca Biljana Birgit Blanca Blanche Bobbi Bonnie
    Brandi Brenda Brianna Bridget Bridgette Brigitte Brittany Brittney Brooke Caitlin Caitlyn Callie Camila Camille
    Candace Candice Cara Carla Carlene Carly Carmela Carmella Carmen Carol Carole Carolina Caroline Carolyn Carrie
    Cassandra Cassie Catalina Catherine Cathleen Cathy Cecelia Cecile Cecilia Celia Celine Chandra Chantal Charlene
    Charlotte Chelsea Cheri Cherie Cheryl Chiara Chimamanda Chloe Christa Christel Christelle Christi Christiane
    Christie Christina Christine Christy Chrystia Ciara Cindy Claire Clara Clare Clarice Clarissa Claudette Claudia
    Colette Colleen Condoleezza Connie Constance Consuelo Cora Corazon Corinne Cornelia Corrine Courtney Cristina
    Crystal Cynthia Dagmar Daisy Dalia Dana Daniela Danielle Daphne Darcy Darla Darlene Dawn Deana Deanna Debbie
    Debora Deborah Debra Deepika Deirdre Delcy Delia Delores Deloris Delphine Dena Denise Desiree Diana Diane Dianna
    Dianne Dilma Dina Dolores Dominika Dona Donna Dora Doreen Doris Dorothea Dorothy Dorthy Dubravka Earlene Earline
    Earnestine Edith Edna Effie Eileen Ekaterina Elaine Eleanor Elena Eleni Elif Elinor Elisa Elisabeth Élisabeth
    Elise Eliza Elizabeth Ella Ellen Ellie Elma Elnora Eloise Elsa Elsie Elvira Emanuela Emilia Emily Emine Emma
    Emmanuelle Erica Ericka Erika Erin Erma Erna Ernestine Esmeralda Esperanza Essie Estela Estella Estelle Esther
    Ethel Eugenia Eunice Eva Eve Evelyn Evika Ewa Fabiana Faith Farah Fatima Fatma Fatou Fatoumata Faye Federica
    Felicia Fiona Fionnuala Florence Flossie Frances Francesca Francine Francisca Freda Frédérique Freya Frida Frieda
    Gabriela Gabrielle Gail Galina Gayle Gemma Genevieve Georgia Georgina Geraldine Gertrude Ghada Gina Ginny Giorgia
    Gisela Giulia Gladys Glenda Glenna Gloria Golda Graça Grace Gracie Graciela Greta Gretchen Gunilla Gwen Gwendolyn
    Hailey Hala Haley Hanan Hanna Hannah Harriet Harriett Hasina Hattie Hazel Heather Heba Heidi Heike Helen Helena
    Hélène Helene Helle Henrietta Hilary Hilda Hillary Hina Holly Hope Huda Huma Ida Ilana Ilaria Ilse Ilze Imani
    Imelda Imogen Imogene Indira Ines Inez Inga Ingrid Ingrida Irena Irene Irina Iris Irma Iryna Isabel Isabella
    Isabelle Isla Ivana Ivanka Iveta Jacinda Jackie Jaclyn Jacqueline Jacquelyn Jada Jadranka Jami Jamila Jana Jane
    Janelle Janet Janette Janice Janie Janine Janis Jasmine Jayne Jeanette Jeanie Jeanine Jeanne Jeannette Jeannie
    Jeannine Jenifer Jenna Jennie Jennifer Jenny Jeri Jerri Jessica Jill Jillian Jo Joan Joann Joanna Joanne Jocelyn
    Jodi Jodie Jody Johanna Jolene Joni Josefina Josephine Josie Joy Joyce Juana Juanita Judith Judy Julia Juliana
    Julianne Julie Juliet June Justine Jytte Kaitlyn Kaja Kamala Kara Karen Kari Karin Karina Karine Karla Katarina
    Katarzyna Kate Kateryna Katharina Katharine Katherine Kathleen Kathryn Kathy Katie Katja Katrina Katy Kavita Kay
    Kayla Kaylee Kayleigh Keiko Keira Keisha Kelli Kellie Kelly Kelsey Kendra Keri Kerri Kersti Khadija Khaleda Kim
    Kimberley Kimberly Kirsten Kirsti Kirstjen Kjersti Kolinda Krista Kristalina Kristen Kristi Kristie Kristin
    Kristina Kristine Kristy Krystal Kumiko Kylie Kyrsten Ladonna Laila Lamia Lana Lara Latasha Latifa Latisha Latonya
    Latoya Laura Lauren Laurie Layla Lea Leah Leann Leanne Leila Lena Lenora Lenore Leola Leona Lesia Leticia Leymah
    Lidia Lila Lilia Liliana Lillian Lillie Lily Lina Linda Lindsay Lisa Liz Liza Lizzie Ljiljana Lois Lola Lora
    Loraine Lorena Lorene Loretta Lori Lorie Lorna Lorraine Lorrie Lottie Louisa Louise Lubna Lucia Lucile Lucille
    Lucinda Lucy Ludivine Ludmila Luella Luisa Luz Lydia Lynda Lynette Lynn Lynne Mabel Mable Madeleine Madeline Magda
    Magdalena Maggie Małgorzata Maha Maia Malala Malgorzata Malia Malinda Mallory Mamata Mamie Mandy Manuela Mara
    Marcella Marcia Marcie Marcy Margaret Margarethe Margarita Margie Margo Margot Margret Margrethe Marguerite Maria
    María Mariam Marian Mariana Marianne Maribel Marie Marielle Marika Marilyn Marina Marine Marisa Marisol Marissa
    Maritza Mariya Marja Marjorie Marla Marlène Marlene Marsha Marta Martha Martina Mary Maryam Maryann Marylou Masako
    Masoumeh Matilda Mattie Maud Maude Maureen Mavis Maxine Maya Mayra Mayumi Meagan Meenakshi Meera Meg Megan Meghan
    Melania Mélanie Melanie Melba Melinda Melisa Melissa Meral Mercedes Meredith Mette Mia Michaela Michele Michelle
    Michiko Mihaela Milagros Mildred Millie Mimi Mina Mindy Minna Minnie Miranda Miriam Moira Mollie Molly Mona Monica
    Monika Monique Muriel Myra Myrna Nabila Nadia Nadine Nafissa Najla Naledi Nancy Nannie Naoko Naomi Narges Nasrin
    Natalia Natalie Nataliia Natalya Nataša Natasha Nathalie Nawal Neeta Nelda Nell Nellie Nettie Ngozi Niamh Nichole
    Nicki Nicky Nicole Nikki Nina Nirmala Nirupama Nisreen Nita Nkosazana Noa Noelle Noemi Nola Noor Nora Norah Noreen
    Noriko Norma Noura Octavia Ofelia Oksana Olena Olga Olha Olivia Ophelia Oprah Orla Özlem Paige Paloma Pam Pamela
    Patrica Patricia Patsy Patti Patty Paula Paulette Pauline Pearlie Peggy Penelope Penny Phoebe Phyllis Pilar Pippa
    Polly Pooja Pratibha Preeti Priscilla Priti Priya Rabia Rachael Rachel Rachelle Rae Raghad Ramona Rana Randa Randi
    Rania Raquel Rasha Rebecca Rebekah Reem Regina Rekha Rena Renata Renate Renee Renho Reyna Rhoda Rhonda Rigoberta
    Rima Rita Roberta Robyn Rochelle Rocío Ronda Ronna Rosa Rosalie Rosalind Rosalinda Rosalyn Rosanna Rose Roseanne
    Rosemarie Rosemary Rosie Roxana Roxanne Roya Ruby Ruth Ruthie Sabina Sabine Sabrina Sadie Sahar Sahra Sallie Sally
    Salma Salome Samantha Samira Sanae Sandra Sandy Sangeeta Sanna Saoirse Sara Sarah Sasha Saundra Savannah Scarlett
    Ségolène Seiko Selena Selma Serena Shami Shana Shanna Shannon Shari Sharon Sharron Shauna Shawna Sheena Sheila
    Shelia Shelley Shelly Sheri Sherri Sherrie Sherry Sheryl Shira Shirin Shirley Shobha Sigrid Silje Silvia Simone
    Simonetta Sinéad Siobhan Snežana Snezana Sofia Sofía Solveig Sondra Sonia Sonja Sonya Sophia Sophie Soraya Stacey
    Staci Stacie Stacy Stefanie Stella Stephanie Sue Suha Sunita Susan Susana Susanna Susannah Susanne Sushma Susie
    Suzan Suzanne Suzy Svetlana Sviatlana Swati Sybil Sylvia Sylvie Tabatha Tabitha Tamar Tamara Tameka Tami Tamika
    Tammie Tammy Tamsin Tania Tanisha Tanja Tanya Tara Tarja Tasha Tatiana Tatyana Tawakkol Teresa Teri Terri Terrie
    Tetiana Thelma Theresa Therese Tia Tiffany Tina Tomomi Toni Tonia Tonya Tracey Traci Tracie Tracy Tricia Trina
    Trisha Trudy Tulsi Tuula Tzipi Ulla Ulrike Ursula Usha Valarie Valentina Valeria Valérie Valerie Vanessa Velma
    Vera Verna Verónica Veronica Véronique Vesna Vicki Vickie Vicky Victoria Vidya Viorica Virgie Virginie Vivian
    Viviane Wanda Wangari Wendy Whitney Willa Wilma Winifred Winnie Xiomara Yadira Yael Yasmin Yasmine Yekaterina
    Yoani Yoko Yolanda Yousra Yuko Yulia Yuriko Yvette Yvonne Zahra Zainab Zara Zelma Zeynep Zoe Zoey Zuzana
""")
"""Given names in common use: of many peoples by hand, and of the United States those of the census of 1990 that are
neither a common surname nor an ordinary word. One that is in both lists says nothing of gender."""

BOTH = words("""
    Alexis Ariel Ashley Blair Casey Courtney Dana Dominique Iman Jackie Jamie Jan Jean Jody Jordan Kelly Kerry Kim
    Kris Laurie Lee Leslie Lindsay Lindsey Lynn Morgan Nicola Noor Nour Pat Peyton Reese Robin Sandy Sasha Shannon
    Skylar Stacy Terry Tracy
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
